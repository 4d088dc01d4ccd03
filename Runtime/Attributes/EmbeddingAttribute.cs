namespace Backpropamine;

/// <summary>
/// Declares a layer that looks ids up in a trained table <c>weight</c> <c>[count, size]</c>. It reads one <c>[Input(1)]</c>, whose argument is
/// then <c>[B]</c> or <c>[B, 1]</c> of int64.
/// </summary>
/// <param name="count">How many ids there are: 0 to count − 1.</param>
/// <param name="size">Number of values for each.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmbeddingAttribute(int count, int size) : Attribute
{
    /// <summary>How many ids there are.</summary>
    public int Count { get; } = count;

    /// <summary>Number of values for each.</summary>
    public int Size { get; } = size;

    /// <summary>The input that holds the ids (a <c>nameof</c>); left out, the nearest input above.</summary>
    public string? From { get; set; }
}
