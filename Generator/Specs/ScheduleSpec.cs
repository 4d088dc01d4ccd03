namespace Backpropamine.Generator.Specs;

/// <summary>When Hebb is committed, if not at every step.</summary>
/// <param name="On">The signal that must not be 0, if there is one.</param>
/// <param name="Every">From one commit to the next, in steps.</param>
/// <param name="BurnIn">Steps at the beginning without a commit.</param>
/// <param name="ClearsTrace">Whether the trace starts again from 0 after a commit.</param>
internal sealed record ScheduleSpec(string? On, int Every, int BurnIn, bool ClearsTrace)
{
    /// <summary>Whether steps are counted.</summary>
    public bool Counts => Every > 1 || BurnIn > 0;
}
