using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>One sweep: its sizes, whose gradients are wanted, and whom to tell of an error in its backward pass.</summary>
internal sealed class SynapseCall
{
    /// <summary>Columns that are swept together: more are divided into blocks, by their number alone.</summary>
    private const int Widest = 256;

    /// <summary>Blocks begin at whole vectors of any width and type.</summary>
    private const int Whole = 16;

    private readonly bool[] _wanted;

    /// <param name="layout">What is read and given.</param>
    /// <param name="model">A matrix per lane, for the sizes.</param>
    /// <param name="reads">What is read.</param>
    /// <param name="errors">Whom to tell.</param>
    /// <exception cref="FusionException">A tensor does not fit.</exception>
    public SynapseCall(SynapseLayout layout, Tensor model, Tensor[] reads, FusedErrors errors)
    {
        (Layout, Errors, Type) = (layout, errors, model.dtype);
        if (model.dim() != 3) throw Misfit(0, model, "three dimensions");
        (Lanes, Rows, Columns) = (checked((int)model.size(0)), checked((int)model.size(1)), checked((int)model.size(2)));
        _wanted = new bool[reads.Length];
        var records = is_grad_enabled();
        if (reads.Length != layout.Reads.Length) throw new FusionException($"The kernel of {layout.Layer} reads {layout.Reads.Length} tensors, but it was given {reads.Length}.");
        for (var i = 0; i < reads.Length; i++)
        {
            var shape = Shape(layout.Reads[i].Axes);
            if (!reads[i].shape.AsSpan().SequenceEqual(shape)) throw Misfit(i, reads[i], $"[{string.Join(", ", shape)}]");
            if (reads[i].dtype != Type || reads[i].device_type != DeviceType.CPU) throw Misfit(i, reads[i], $"{Type} on the CPU");
            _wanted[i] = records && reads[i].requires_grad && layout.Reads[i].HasGradient;
            Records |= _wanted[i];
        }
    }

    public SynapseLayout Layout { get; }

    public FusedErrors Errors { get; }

    public ScalarType Type { get; }

    public int Lanes { get; }

    /// <summary>Presynaptic neurons.</summary>
    public int Rows { get; }

    /// <summary>Postsynaptic neurons.</summary>
    public int Columns { get; }

    /// <summary>Whether there will be a backward pass.</summary>
    public bool Records { get; }

    /// <summary>How many blocks of columns there are.</summary>
    public int Blocks => (Columns + Widest - 1) / Widest;

    /// <summary>Whether the gradient of what is read is wanted.</summary>
    public bool Wants(int read) => _wanted[read];

    /// <summary>The first column of a block.</summary>
    public int Start(int block) => block == Blocks ? Columns : block * (Columns / Whole) / Blocks * Whole;

    /// <summary>The shape of a value.</summary>
    public long[] Shape(Axes axes) => axes switch
    {
        Axes.None => [1],
        Axes.Lane => [Lanes, 1],
        _ => [.. axes.HasFlag(Axes.Lane) ? [Lanes] : Array.Empty<long>(), .. axes.HasFlag(Axes.Pre) ? [Rows] : Array.Empty<long>(), .. axes.HasFlag(Axes.Post) ? [Columns] : Array.Empty<long>()],
    };

    /// <summary>How many numbers a value has.</summary>
    public long Numbers(Axes axes) =>
        (axes.HasFlag(Axes.Lane) ? Lanes : 1L) * (axes.HasFlag(Axes.Pre) ? Rows : 1L) * (axes.HasFlag(Axes.Post) ? Columns : 1L);

    private FusionException Misfit(int read, Tensor tensor, string right) => new(
        $"The kernel of {Layout.Layer} cannot read tensor {read}: it must be {right}, but it is {tensor.dtype} [{string.Join(", ", tensor.shape)}] on {tensor.device}.");
}
