namespace Backpropamine.Generator.Planning.Fusing;

/// <summary>What keeps a network from being one fused cell; each kind asks for another change.</summary>
internal enum RefusalKind
{
    /// <summary>There is nothing plastic to fuse.</summary>
    NothingPlastic,

    /// <summary>More than one layer is plastic.</summary>
    SeveralPlastic,

    /// <summary>Another recurrent layer advances beside the plastic one.</summary>
    SecondRecurrent,

    /// <summary>The neurons of the plastic layer are cells; nothing about that is to be changed.</summary>
    Cell,

    /// <summary>The modulator reads another layer.</summary>
    ModulatorSource,

    /// <summary>An option of the layer or of its modulator has no kernel.</summary>
    Option,

    /// <summary>The rule has something that the kernels do not hold.</summary>
    Rule,
}
