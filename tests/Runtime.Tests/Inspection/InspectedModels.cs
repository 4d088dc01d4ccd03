using TorchSharp.Modules;
using static TorchSharp.torch;

// What these networks do wrong is what is to be found.
#pragma warning disable BPA0205, BPA0255, BPA0259

namespace Backpropamine.Runtime.Tests.Inspection;

/// <summary>Hebb grows fourfold in each step, whatever the neurons do.</summary>
public readonly struct Growing : IPlasticityRule
{
    public static float Drive(float pre, float post) => pre * post;

    public static float Commit(float hebb, float change, float rate) => 4 * hebb + 0 * rate * change;
}

/// <summary>The gradient of the coefficient is infinite where that is 0.</summary>
public readonly struct Rooted : IPlasticityRule
{
    public static float Drive(float pre, float post) => pre * post;

    public static float Weight(float w, float hebb, [Learned(Grain.Scalar, Initial = Initial.Constant, Scale = 0)] float share) => w + MathF.Sqrt(share) * hebb;
}

[Plastic<Growing>(Bound = Bound.None)]
public sealed partial class Exploding
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent(4)] public partial Layer Hidden { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Plastic<Rooted>]
public sealed partial class Rooting
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent(4)] public partial Layer Hidden { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class Mixed
{
    [Input(2)] public partial Signal X { get; }
    [Module(3)] public partial Sequential Stem { get; }
    [Recurrent<Lstm>(5)]
    [Plastic(Path = nameof(Lstm.Candidate)), Plastic<Oja>(Path = nameof(Lstm.Forget), Bound = Bound.None)]
    [Neuromodulated(Retroactive)]
    public partial Layer Memory { get; }
    [Readout(2, Activation = Activation.Softmax)] public partial Layer Policy { get; }
}

/// <summary>A network within another module.</summary>
internal sealed class Wrapped : nn.Module
{
    public Wrapped() : base("wrapped") => RegisterComponents();

    public Exploding Core { get; } = new();
}
