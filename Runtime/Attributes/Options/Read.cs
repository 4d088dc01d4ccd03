namespace Backpropamine;

/// <summary>Which Hebb a layer's output of a step goes through.</summary>
public enum Read
{
    /// <summary>Hebb as it was before the step, so that the rule can use the layer's own activity: the papers of differentiable plasticity.</summary>
    BeforeCommit,

    /// <summary>
    /// Hebb as this step's commit leaves it: what is stored now can be recalled now, as in linear attention and the delta rule. The postsynaptic
    /// activity must be another layer's, or an input.
    /// </summary>
    AfterCommit,
}
