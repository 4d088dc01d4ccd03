using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>
/// 1 for half of some neurons, 0 for the others, in the dtype and on the device of a layer's parameters. It is neither a parameter nor a buffer, so that nothing can
/// load, train or draw it.
/// </summary>
/// <param name="neurons">How many neurons there are.</param>
/// <param name="half">Which half is marked.</param>
/// <param name="type">The dtype where the layer has no parameters.</param>
internal sealed class HalfMarks(long neurons, ModulatedPart half, ScalarType type)
{
    private readonly Lock _gate = new();
    private Tensor? _marks;

    /// <summary>The marks as they go with a parameter, <c>[N]</c>.</summary>
    public Tensor Like(Tensor? parameter)
    {
        var (dtype, device) = (parameter?.dtype ?? type, parameter?.device ?? CPU);
        lock (_gate)
        {
            if (_marks is { } known && known.dtype == dtype && known.device.type == device.type && known.device.index == device.index) return known;
            using var scope = NewDisposeScope();
            var isFirst = arange(neurons, device: device) < neurons / 2;
            return _marks = (half == ModulatedPart.FirstHalf ? isFirst : isFirst.logical_not()).to(dtype).DetachFromDisposeScope();
        }
    }
}
