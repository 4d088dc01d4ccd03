using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>Collects the results of a sequence that is run in several parts. Used by generated code.</summary>
public sealed class FusedRun
{
    private readonly List<FusedStep> _parts = [];

    /// <summary>The activities of all steps, <c>[T, B, N]</c>.</summary>
    public Tensor Outputs => Join(0);

    /// <summary>M of all steps, <c>[T, B, 1]</c>.</summary>
    public Tensor Modulation => Join(1);

    /// <summary>The parts: of <paramref name="record"/> steps each, or one.</summary>
    /// <param name="steps">Number of steps T.</param>
    /// <param name="record">Steps from one recorded state to the next; 0 for none.</param>
    public static IEnumerable<(long Start, long Count)> Segments(long steps, int record)
    {
        var length = record > 0 ? record : steps;
        for (var start = 0L; start < steps; start += length) yield return (start, Math.Min(length, steps - start));
    }

    /// <summary>Appends a part.</summary>
    /// <param name="part">What it gave.</param>
    public void Add(FusedStep part) => _parts.Add(part);

    private Tensor Join(int result) =>
        _parts.Count == 1 ? _parts[0].Outputs[result] : cat([.. _parts.Select(part => part.Outputs[result])], 0);
}
