namespace Backpropamine.Kernels;

/// <summary>The state before a step, for a sweep: where it lies, or where the state one step earlier lies and what advances it.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal unsafe struct StateBefore<T>
    where T : unmanaged
{
    /// <summary>The state in memory.</summary>
    public Plastic<T> State;

    /// <summary>Whether a step is to be made first.</summary>
    public bool Ahead;

    /// <summary>That step.</summary>
    public StepTerms<T> Step;
}
