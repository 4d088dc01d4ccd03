using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>What the steps of a sequence are given.</summary>
/// <param name="Steps">T.</param>
/// <param name="Projected">What the recurrence reads of inputs, each <c>[T, B, …]</c>.</param>
/// <param name="Modulation">M where it is given, <c>[T, B, 1]</c>.</param>
/// <param name="Reset">Where a lane starts anew, <c>[T, B]</c>.</param>
internal sealed record StepInputs(long Steps, Tensor[] Projected, Tensor? Modulation, Tensor? Reset)
{
    /// <summary>All tensors.</summary>
    public Tensor[] Tensors => [.. Projected, .. Modulation is null ? Array.Empty<Tensor>() : [Modulation], .. Reset is null ? Array.Empty<Tensor>() : [Reset]];

    /// <summary>Some of the steps.</summary>
    public StepInputs Part(long start, long count) => new(
        count, Array.ConvertAll(Projected, input => input.narrow(0, start, count)), Modulation?.narrow(0, start, count), Reset?.narrow(0, start, count));

    /// <summary>The same of other tensors, in the order of <see cref="Tensors"/>.</summary>
    public StepInputs With(Tensor[] tensors)
    {
        var next = Projected.Length;
        return new(Steps, tensors[..next], Modulation is null ? null : tensors[next++], Reset is null ? null : tensors[next]);
    }
}
