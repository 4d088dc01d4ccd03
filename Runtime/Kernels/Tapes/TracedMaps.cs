using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>
/// What is around a tape's cell, where that is nothing but linear maps: one of an input into the cell, and outputs that are the
/// activity, M, or maps of the activity. Then their gradients are products of matrices, for which no step has to be computed again.
/// </summary>
/// <param name="Source">The place of the input that comes into the cell.</param>
/// <param name="Input">The map of it.</param>
/// <param name="Outputs">The network's outputs, in their order.</param>
internal sealed record TracedMaps(int Source, TracedMap Input, TracedOutput[] Outputs)
{
    /// <summary>What a step has shown, or null where there is more around the cell.</summary>
    /// <param name="calls">The maps that it applied.</param>
    /// <param name="inputs">The network's inputs.</param>
    /// <param name="projected">What was made of them.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="modulation">M.</param>
    /// <param name="outputs">The network's outputs.</param>
    public static TracedMaps? Of(IReadOnlyList<TracedMap> calls, Tensor[] inputs, Tensor[] projected, Tensor activity, Tensor? modulation, Tensor[] outputs)
    {
        if (projected.Length != 1 || calls.FirstOrDefault(call => ReferenceEquals(call.Result, projected[0])) is not { } input) return null;
        var source = Array.FindIndex(inputs, candidate => ReferenceEquals(candidate, input.From));
        var found = Array.ConvertAll(outputs, output =>
            ReferenceEquals(output, activity) ? TracedOutput.Activity
            : ReferenceEquals(output, modulation) ? TracedOutput.Modulation
            : new TracedOutput(calls.FirstOrDefault(call => ReferenceEquals(call.Result, output) && ReferenceEquals(call.From, activity))));
        if (source < 0 || found.Any(output => output.IsUnknown)) return null;
        return new TracedMaps(source, input.Forget(), Array.ConvertAll(found, output => output with { Map = output.Map?.Forget() }));
    }
}
