using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>The trained tensors of a fused cell.</summary>
/// <param name="of">The tensor of each slot, if the cell has one.</param>
internal sealed class CellParameters(Func<Slot, Tensor?> of)
{
    private static readonly string[] Names =
        ["weight_hh", "alpha", "eta", "modulator_weight", "modulator_bias", "fan_out_weight", "fan_out_bias"];

    private readonly Tensor?[] _tensors = [.. Slots.Select(of)];

    /// <summary>Those that a layer has registered.</summary>
    public CellParameters(Layer layer) : this(slot => layer.Find(Name(slot)))
    {
    }

    /// <summary>The slots of all parameters that a cell may have.</summary>
    public static IEnumerable<Slot> Slots => Names.Select((_, i) => Slot.Slow + i);

    /// <summary>The name under which a layer registers a parameter.</summary>
    public static string Name(Slot slot) => Names[slot - Slot.Slow];

    public Tensor? this[Slot slot] => _tensors[slot - Slot.Slow];
}
