namespace Backpropamine.Samples.Patterns;

/// <summary>When patterns are shown in an episode.</summary>
/// <param name="Shown">Steps for which each pattern is shown, and half of one at the end.</param>
/// <param name="Blank">Blank steps after each pattern.</param>
/// <param name="Cycles">How often all patterns are shown, each time in another order.</param>
public readonly record struct PatternSchedule(int Shown, int Blank, int Cycles)
{
    /// <summary>Steps T of an episode.</summary>
    /// <param name="patterns">Number of patterns.</param>
    public int Steps(int patterns) => Cycles * patterns * (Shown + Blank) + Shown;
}
