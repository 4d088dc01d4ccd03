namespace Backpropamine;

/// <summary>What keeps Hebb from growing.</summary>
public enum Bound
{
    /// <summary>Nothing: the rule itself must decay.</summary>
    None,

    /// <summary>Hebb is clamped to ±limit after every commit; the gradient passes at exactly ±limit.</summary>
    Hard,
}
