namespace Backpropamine.Kernels;

/// <summary>Where a fused cell takes M(t) from.</summary>
public enum ModulatorTap
{
    /// <summary>There is no M.</summary>
    None,

    /// <summary>It is given from outside.</summary>
    Given,

    /// <summary>From the layer's own activity after the step.</summary>
    Now,

    /// <summary>From the layer's own activity before the step.</summary>
    Before,
}
