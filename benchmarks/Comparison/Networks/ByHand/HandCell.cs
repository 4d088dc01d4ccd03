using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Backpropamine.Benchmarks.Networks.ByHand;

/// <summary>A plastic layer by hand. Its state begins with its activity, <c>[B, N]</c>; parameters are 0 until the row's are copied into them.</summary>
/// <param name="name">The class.</param>
/// <param name="neurons">N.</param>
/// <param name="dtype">Of the parameters.</param>
internal abstract class HandCell(string name, int neurons, ScalarType dtype) : Module<Tensor, Tensor[], Tensor[]>(name)
{
    /// <summary>The state at the start of an episode: zeros.</summary>
    public abstract Tensor[] Start(long lanes);

    /// <summary>A parameter of a shape.</summary>
    protected Parameter New(params long[] shape) => new(zeros(shape, dtype));

    /// <summary>A vector of zeros for each lane.</summary>
    protected Tensor Vectors(long lanes) => zeros(lanes, neurons, dtype);

    /// <summary>A matrix of zeros for each lane.</summary>
    protected Tensor Matrices(long lanes) => zeros(lanes, neurons, neurons, dtype);

    /// <summary>What every lane's vector reads through every lane's matrix: Σᵢ xᵢ·Wᵢⱼ.</summary>
    protected static Tensor Through(Tensor x, Tensor w) => bmm(x.unsqueeze(1), w).squeeze(1);

    /// <summary>xᵢ·yⱼ of every lane.</summary>
    protected static Tensor Outer(Tensor x, Tensor y) => bmm(x.unsqueeze(2), y.unsqueeze(1));
}
