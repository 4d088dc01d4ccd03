using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Backpropamine.Kernels;

/// <summary>
/// The linear maps around a tape's cell. In a single step they are so small that Torch's calls cost several times as much as their
/// arithmetic; where many steps are computed at once, and where there are gradients, they are Torch's.
/// </summary>
internal abstract class LinearMaps
{
    /// <summary>Those of the step that this thread computes, if it computes one.</summary>
    [ThreadStatic] private static LinearMaps? _current;

    /// <summary>x·Wᵀ + b.</summary>
    public static Tensor Apply(Tensor x, Tensor weight, Tensor? bias) => _current?.Of(x, weight, bias) ?? F.linear(x, weight, bias);

    /// <summary>Lets these compute what <see cref="Apply"/> is asked for on this thread.</summary>
    public Scope Enter() => new(this);

    /// <summary>The result.</summary>
    protected abstract Tensor Of(Tensor x, Tensor weight, Tensor? bias);

    /// <summary>While it lasts, maps compute.</summary>
    internal readonly ref struct Scope
    {
        public Scope(LinearMaps maps) => _current = maps;

        public void Dispose() => _current = null;
    }
}
