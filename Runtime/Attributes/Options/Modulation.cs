namespace Backpropamine;

/// <summary>How a network's own signal M(t) steers its plasticity.</summary>
public enum Modulation
{
    /// <summary>M(t) replaces the plasticity rate: Hebb ← Bound(Hebb + M(t)·drive). Miconi et al. 2019, eq. 3.</summary>
    Simple,

    /// <summary>M(t) commits a decaying eligibility trace: Hebb ← Bound(Hebb + M(t)·E). Miconi et al. 2019, eqs 4–5.</summary>
    Retroactive,
}
