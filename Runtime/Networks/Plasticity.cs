namespace Backpropamine;

/// <summary>What a network does with its plastic weights while it runs.</summary>
public enum Plasticity
{
    /// <summary>Hebb is read and written.</summary>
    On,

    /// <summary>Hebb is read but not written; the eligibility rests too.</summary>
    Frozen,

    /// <summary>Hebb is neither read nor written: the slow weights alone.</summary>
    Off,
}
