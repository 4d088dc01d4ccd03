using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>The trained tensors of a fused cell, as its layer has them now.</summary>
/// <param name="layer">The layer.</param>
internal sealed class CellParameters(Layer layer)
{
    private static readonly string[] Names =
        ["weight_hh", "alpha", "eta", "modulator_weight", "modulator_bias", "fan_out_weight", "fan_out_bias"];

    private readonly Tensor?[] _tensors = Array.ConvertAll(Names, layer.Find);

    /// <summary>The slots of all parameters that a cell may have.</summary>
    public static IEnumerable<Slot> Slots => Enum.GetValues<Slot>();

    /// <summary>Those that there are.</summary>
    public IEnumerable<Tensor> All => _tensors.OfType<Tensor>();

    /// <summary>Those that the cell multiplies by. A backward pass needs no other: what is only added has no part in any gradient.</summary>
    public IEnumerable<Tensor> Factors => Slots.Where(slot => slot is not (Slot.ModulatorBias or Slot.FanOutBias)).Select(slot => this[slot]).OfType<Tensor>();

    /// <summary>The name under which a layer registers a parameter.</summary>
    public static string Name(Slot slot) => Names[(int)slot];

    public Tensor? this[Slot slot] => _tensors[(int)slot];
}
