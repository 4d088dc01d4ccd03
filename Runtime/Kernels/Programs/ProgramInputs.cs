using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>What a program is given for one sequence.</summary>
/// <param name="Steps">T.</param>
/// <param name="Layout">The state's parts.</param>
/// <param name="Inputs">What the recurrence reads of inputs, each <c>[T, B, …]</c>.</param>
/// <param name="Shared">What is the same for all lanes.</param>
/// <param name="Parts">The state before; null for a matrix of zeros.</param>
/// <param name="Modulation">M where it is given, <c>[T, B, 1]</c>.</param>
/// <param name="Reset">Where a lane starts anew, <c>[T, B]</c>.</param>
internal sealed record ProgramInputs(long Steps, StatePart[] Layout, Tensor[] Inputs, Tensor[] Shared, Tensor?[] Parts, Tensor? Modulation, Tensor? Reset)
{
    private Tensor Sample => Parts.FirstOrDefault(part => part is not null) ?? Inputs[0];

    /// <summary>The dtype of all.</summary>
    public ScalarType Type => Sample.dtype;

    /// <summary>B.</summary>
    public int Lanes => checked((int)(Parts.FirstOrDefault(part => part is not null)?.size(0) ?? Inputs[0].size(1)));

    /// <summary>What a gradient may be wanted of, in order: inputs, what is shared, the state, M.</summary>
    public List<Tensor> Reads => [.. Inputs, .. Shared, .. Parts.OfType<Tensor>(), .. Modulation is null ? Array.Empty<Tensor>() : [Modulation]];
}
