namespace Backpropamine.Generator.Planning.Ir;

/// <summary>The axes along which a value varies. A trained scalar varies along none.</summary>
[Flags]
internal enum Domain
{
    None = 0,

    /// <summary>The batch, B.</summary>
    Lane = 1,

    /// <summary>The presynaptic neurons.</summary>
    Pre = 2,

    /// <summary>The postsynaptic neurons; also the neurons of a plain vector.</summary>
    Post = 4,

    /// <summary>A vector per lane, [B, N].</summary>
    Vector = Lane | Post,

    /// <summary>A value per connection and lane, [B, pre, post].</summary>
    Synapse = Lane | Pre | Post,
}
