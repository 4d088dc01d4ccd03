namespace Backpropamine;

/// <summary>How several modulatory units M₁ … Mₖ become the one signal M(t) that commits read.</summary>
public enum Combine
{
    /// <summary>M = M₁ + … + Mₖ.</summary>
    Sum,

    /// <summary>M = M₁ − M₂: opponent units, such as reward and punishment. Of more units, the first half minus the second.</summary>
    Difference,
}
