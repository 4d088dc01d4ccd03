using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>What a fused sequence reads. Made by generated code.</summary>
public sealed class FusedArguments
{
    /// <summary>What comes into the layer at every step, <c>[T, B, N]</c>.</summary>
    public required Tensor Input { get; init; }

    /// <summary>The activity before the first step, <c>[B, N]</c>.</summary>
    public required Tensor Activity { get; init; }

    /// <summary>Hebb before the first step, <c>[B, N, N]</c>.</summary>
    public required Tensor Hebb { get; init; }

    /// <summary>The trace before the first step, <c>[B, N, N]</c>, if there is one.</summary>
    public Tensor? Eligibility { get; init; }

    /// <summary>w <c>[N, N]</c>, if there are slow weights.</summary>
    public Tensor? Slow { get; init; }

    /// <summary>The trained gain, <c>[N, N]</c>, <c>[N]</c> or <c>[1]</c>.</summary>
    public Tensor? Alpha { get; init; }

    /// <summary>The trained rate, <c>[N, N]</c>, <c>[N]</c> or <c>[1]</c>.</summary>
    public Tensor? Eta { get; init; }

    /// <summary>m, <c>[1, N]</c>, of the layer's own modulator.</summary>
    public Tensor? ModulatorWeight { get; init; }

    /// <summary>b, <c>[1]</c>, of the layer's own modulator.</summary>
    public Tensor? ModulatorBias { get; init; }

    /// <summary>f, <c>[N, 1]</c>.</summary>
    public Tensor? FanOutWeight { get; init; }

    /// <summary>g, <c>[N]</c>.</summary>
    public Tensor? FanOutBias { get; init; }

    /// <summary>M where it is given, <c>[T, B, 1]</c>.</summary>
    public Tensor? Modulation { get; init; }

    /// <summary>Where a lane starts anew before a step, <c>[T, B]</c>.</summary>
    public Tensor? Reset { get; init; }
}
