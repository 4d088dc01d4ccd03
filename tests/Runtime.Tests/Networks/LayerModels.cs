using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Networks;

/// <summary>Ids, dropouts and modules around a plastic layer.</summary>
[Plastic]
[Neuromodulated(Retroactive)]
public sealed partial class Speaker
{
    [Input(1)] public partial Signal Token { get; }
    [Embedding(9, 4)] public partial Layer Word { get; }
    [Dropout(0.25)] public partial Layer Noisy { get; }
    [Recurrent(5)] public partial Layer Hidden { get; }
    [Dropout(0.5)] public partial Layer Thin { get; }
    [Readout(9)] public partial Layer Next { get; }
}

/// <summary>Modules of the author's below and above a plastic layer.</summary>
[Plastic]
public sealed partial class Seer
{
    [Input(6)] public partial Signal Image { get; }
    [Module(4)] internal partial Shaky Stem { get; }
    [Recurrent(5)] public partial Layer Hidden { get; }
    [Module] internal partial Shaky Head { get; }
    [Readout(2, FromAll = [nameof(Head), nameof(Stem)])] public partial Layer Policy { get; }
}

/// <summary>A module below a plastic dense layer.</summary>
[Network]
public sealed partial class Classed
{
    [Input(6)] public partial Signal Image { get; }
    [Module(3)] public partial Sequential Stem { get; }
    [Dense(2), Plastic<Oja>(Bound = Bound.None)] public partial Layer Class { get; }
    [Readout(2)] public partial Layer Policy { get; }
}

/// <summary>A module that is never twice the same, and counts.</summary>
internal sealed class Shaky : nn.Module<Tensor, Tensor>
{
    private readonly Linear _linear;

    public Shaky(int from, int to) : base("shaky")
    {
        _linear = nn.Linear(from, to);
        register_module("linear", _linear);
    }

    /// <summary>The shapes that it was called with.</summary>
    public List<long[]> Calls { get; } = [];

    public override Tensor forward(Tensor input)
    {
        Calls.Add(input.shape);
        var y = _linear.forward(input);
        return training ? y + 0.1 * randn_like(y) : y;
    }
}

/// <summary>A module of the author's inside the recurrence.</summary>
[Plastic]
public sealed partial class Looped
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent(5), NotPlastic] public partial Layer Low { get; }
    [Module(5)] internal partial Broken Between { get; }
    [Recurrent(4)] public partial Layer High { get; }
    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>A module whose backward pass Torch refuses while <see cref="IsBroken"/>: it changes what it has kept.</summary>
internal sealed class Broken() : nn.Module<Tensor, Tensor>("broken")
{
    public bool IsBroken { get; set; } = true;

    public Action? Called { get; set; }

    public override Tensor forward(Tensor input)
    {
        Called?.Invoke();
        var kept = input.exp();
        return IsBroken ? kept.mul_(2) : kept.mul(2);
    }
}
