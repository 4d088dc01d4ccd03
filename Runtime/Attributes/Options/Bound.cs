namespace Backpropamine;

/// <summary>What keeps Hebb from growing.</summary>
public enum Bound
{
    /// <summary>Nothing: the rule itself must decay.</summary>
    None,

    /// <summary>Hebb is clamped to ±limit after every commit; the gradient passes at exactly ±limit.</summary>
    Hard,

    /// <summary>
    /// The nearer Hebb is to a limit, the less counts what carries it there: Hebb ← Hebb + max(Δ, 0)·(1 − Hebb/limit) + min(Δ, 0)·(1 + Hebb/limit), where Δ
    /// is the change that the commit asks for. At Δ = 0 the slope is 1, the mean of both sides.
    /// </summary>
    Soft,

    /// <summary>Where a lane's largest |Hebb| is above the limit after a commit, all of that lane's Hebb is divided so that it is the limit.</summary>
    MaxAbs,

    /// <summary>Hebb itself is not bounded, but clamped to ±limit wherever it is read as a weight.</summary>
    ReadClip,
}
