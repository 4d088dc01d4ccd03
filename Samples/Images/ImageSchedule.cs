namespace Backpropamine.Samples.Images;

/// <summary>When pictures are shown in an episode.</summary>
/// <param name="Shown">Steps for which each picture is shown.</param>
/// <param name="Blank">Blank steps after each picture.</param>
/// <param name="Cycles">How often all pictures are shown, each time in another order.</param>
/// <param name="Asked">Steps for which half of one is shown at the end.</param>
public readonly record struct ImageSchedule(int Shown, int Blank, int Cycles, int Asked)
{
    /// <summary>Steps T of an episode.</summary>
    /// <param name="images">Number of pictures.</param>
    public int Steps(int images) => Cycles * images * (Shown + Blank) + Asked;
}
