using Backpropamine.Benchmarks.Rows;

namespace Backpropamine.Benchmarks.Workers;

/// <summary>Who is timed in a row.</summary>
/// <param name="Key">Its name in the JSON file.</param>
/// <param name="Title">Its name for a reader.</param>
/// <param name="Form">fused, reference, byhand, best or plain.</param>
/// <param name="Calls">How it runs.</param>
internal sealed record Entrant(string Key, string Title, string Form, Calls Calls)
{
    public static Entrant FusedSequence { get; } = new("fused_sequence", "fused, sequence call", "fused", Calls.Sequence);

    public static Entrant FusedSteps { get; } = new("fused_steps", "fused, step calls", "fused", Calls.Steps);

    public static Entrant ReferenceSequence { get; } = new("reference_sequence", "reference, sequence call", "reference", Calls.Sequence);

    public static Entrant ReferenceSteps { get; } = new("reference_steps", "reference, step calls", "reference", Calls.Steps);

    /// <summary>All forms of this project's.</summary>
    public static IReadOnlyList<Entrant> Ours { get; } = [FusedSequence, FusedSteps, ReferenceSequence, ReferenceSteps];

    /// <summary>A module written by hand, without this project, on the same LibTorch.</summary>
    public static Entrant ByHand { get; } = new("torchsharp_by_hand", "TorchSharp, by hand", "byhand", Calls.Steps);

    public static Entrant Plain { get; } = new("pytorch_plain", "PyTorch, plain", "plain", Calls.Steps);

    /// <summary>PyTorch's best form; it runs as the row says.</summary>
    public static Entrant Best(BenchRow row) => new("pytorch_best", "PyTorch, best", "best", row.Calls);

    /// <summary>The reference as the row says.</summary>
    public static Entrant Reference(BenchRow row) => row.Calls == Calls.Steps ? ReferenceSteps : ReferenceSequence;

    /// <summary>Everyone, in the order of a round.</summary>
    public static IReadOnlyList<Entrant> All(BenchRow row) => [FusedSequence, FusedSteps, Reference(row), ByHand, Best(row), Plain];

    /// <summary>Which of this project's forms is held against PyTorch.</summary>
    public static Entrant Champion(BenchRow row) => row.Calls == Calls.Steps ? FusedSteps : FusedSequence;

    /// <summary>Whether it is a program of this assembly; otherwise it is Python's.</summary>
    public bool IsHere => Form is "fused" or "reference" or "byhand";
}
