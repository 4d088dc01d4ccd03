using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>Runs steps in fused kernels.</summary>
internal static class FusedSteps
{
    private static readonly Scalar Zero = 0;

    /// <summary>The next step of a state, or, where the terms say so, a sequence of them; the state is used up.</summary>
    /// <typeparam name="TKernel">The equations.</typeparam>
    /// <param name="site">Where the cell stands.</param>
    /// <param name="terms">The tape's.</param>
    /// <param name="state">The state.</param>
    /// <param name="inputs">The network's inputs, or the cell's.</param>
    /// <param name="modulation">M, if it is given.</param>
    /// <param name="reset">Where lanes of a sequence start anew, <c>[T, B]</c>.</param>
    public static FusedStep Run<TKernel>(
        TapeSite site, TapeTerms terms, NetworkState state, Tensor[] inputs, Tensor? modulation, Tensor? reset)
        where TKernel : struct, IPlasticKernel
    {
        var head = state.Fused;
        var before = head;
        terms = terms with { Records = is_grad_enabled() && (head is { Tape.Records: true } || WantsGradient(site, state, inputs, modulation)) };
        if (head is null || !head.Tape.Continues(site, terms)) head = Start<TKernel>(site, terms, state.Given, inputs);
        var steps = head.Tape.Steps;
        try
        {
            var step = terms.IsCell ? head.Tape.Sequence(head, inputs[0], modulation, reset?.ne(Zero).contiguous()) : head.Tape.Step(head, inputs, modulation);
            if (ReferenceEquals(head, before)) state.Release();
            else state.Use();
            return step;
        }
        catch when (head.Tape.Steps > steps && ReferenceEquals(head, before))
        {
            // The kernels have advanced the state's memory: it is no longer what the caller holds.
            state.Dispose();
            throw;
        }
    }

    private static FusedState Start<TKernel>(TapeSite site, TapeTerms terms, Tensor?[] state, Tensor[] inputs)
        where TKernel : struct, IPlasticKernel => terms.Type == ScalarType.Float32
        ? Tape<TKernel, float>.Start(site, terms, state, inputs)
        : Tape<TKernel, double>.Start(site, terms, state, inputs);

    private static bool WantsGradient(TapeSite site, NetworkState state, Tensor[] inputs, Tensor? modulation) =>
        (modulation?.requires_grad ?? false)
        || inputs.Any(input => input.requires_grad)
        || site.Parameters.Any(parameter => parameter.requires_grad)
        || (state.Fused is null && state.Given.Any(part => part is { requires_grad: true }));
}
