namespace Backpropamine.Training;

/// <summary>The streams of one rank's lanes, among those of the whole batch: a lane has the same luck on any rank.</summary>
/// <param name="all">The streams of the whole batch.</param>
/// <param name="first">The lane of the batch that is the rank's first.</param>
internal sealed class OwnLanes(IUniforms all, int first) : IUniforms
{
    /// <inheritdoc/>
    public double Next(int lane) => all.Next(first + lane);
}
