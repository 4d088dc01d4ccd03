using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>A sequence of a program's steps, from state to state.</summary>
internal static class ProgramSequence
{
    /// <summary>Runs the steps.</summary>
    /// <typeparam name="TState">The generated state type.</typeparam>
    /// <param name="program">The program.</param>
    /// <param name="steps">What the steps are given.</param>
    /// <param name="shared">What is the same for all lanes.</param>
    /// <param name="state">The state before; it is used up.</param>
    /// <param name="errors">Whom to tell of an error in the backward pass.</param>
    /// <param name="spacing">Steps from one checkpoint to the next; 0 if it is left to the runtime.</param>
    public static (Tensor[] Outputs, TState State) Run<TState>(StepProgram program, StepInputs steps, Tensor[] shared, TState state, FusedErrors errors, int spacing)
        where TState : NetworkState<TState>
    {
        var parts = state.Given;
        var given = new ProgramInputs(steps.Steps, state.Layout, steps.Projected, shared, parts, program.Modulation.Length > 0 ? steps.Modulation : null, steps.Reset);
        var (outputs, made) = ProgramNode.Run(new ProgramCall(program, given, errors, spacing), given);
        var next = new Tensor[parts.Length];
        for (var i = 0; i < made.Length; i++) next[program.Carried[i].Part] = made[i];

        // What the program neither reads nor changes goes on, except in lanes that start anew; under no_grad its history ends.
        var anew = steps.Reset?.ne(0).any(0);
        for (var i = 0; i < next.Length; i++)
        {
            if (next[i] is null && parts[i] is { } part) next[i] = anew is null ? NetworkState.Share(part) : NetworkState<TState>.Start(part, state.Layout[i], anew);
        }

        state.Use();
        return (outputs, state.Of(next));
    }
}
