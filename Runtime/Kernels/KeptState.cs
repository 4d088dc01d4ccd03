namespace Backpropamine.Kernels;

/// <summary>A state that a rollout keeps for its backward pass.</summary>
/// <param name="step">Before which step.</param>
/// <param name="at">Where it lies, <c>[B, parts, N, columns]</c>.</param>
internal sealed class KeptState(int step, nint at)
{
    public int Step => step;

    public nint At => at;

    /// <summary>Whether all lanes are alike, and <see cref="At"/> is <c>[parts, N, columns]</c> of any of them.</summary>
    public bool IsCommon { get; init; }

    /// <summary>Whether another rollout may take over its memory.</summary>
    public bool IsOffered { get; set; }
}
