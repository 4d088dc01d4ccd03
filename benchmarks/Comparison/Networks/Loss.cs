using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Networks;

/// <summary>The loss that every contender of a row computes.</summary>
internal static class Loss
{
    /// <summary>Computes it.</summary>
    /// <param name="readings">What it reads: <c>[T, B, size]</c>, or <c>[B, N]</c> of the last step.</param>
    /// <param name="wanted">As many coefficients, or the pattern.</param>
    /// <param name="lastOnly">Whether it is the squared distance of the last step from a pattern; otherwise it is Σ mean(coefficient·output).</param>
    public static Tensor Of(IReadOnlyList<Tensor> readings, IReadOnlyList<Tensor> wanted, bool lastOnly)
    {
        if (lastOnly) return (readings[0] - wanted[0]).pow(2).sum();
        var loss = (readings[0] * wanted[0]).mean();
        for (var i = 1; i < wanted.Count; i++) loss += (readings[i] * wanted[i]).mean();
        return loss;
    }

    /// <summary>The readings of all steps, stacked; or those of the last one.</summary>
    /// <param name="seen">The readings step by step.</param>
    /// <param name="lastOnly">Whether the loss reads the last step alone.</param>
    public static IReadOnlyList<Tensor> Gather(IReadOnlyList<IReadOnlyList<Tensor>> seen, bool lastOnly) =>
        lastOnly ? seen[^1] : [.. seen[0].Select((_, i) => stack([.. seen.Select(readings => readings[i])]))];
}
