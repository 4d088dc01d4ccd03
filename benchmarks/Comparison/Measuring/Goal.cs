namespace Backpropamine.Benchmarks.Measuring;

/// <summary>A figure that was asked for.</summary>
/// <param name="What">What it counts.</param>
/// <param name="Measured">The figure.</param>
/// <param name="Asked">Its bound.</param>
/// <param name="Met">Whether it keeps the bound.</param>
internal sealed record Goal(string What, double Measured, double Asked, bool Met)
{
    public static Goal AtLeast(string what, double measured, double asked) => new(what, measured, asked, measured >= asked);

    public static Goal AtMost(string what, double measured, double asked) => new(what, measured, asked, measured <= asked);
}
