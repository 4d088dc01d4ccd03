using System.Numerics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>
/// The backward pass of a program. Every lane goes from checkpoint to checkpoint, the last one first: it makes the matrices in between once more, and
/// then takes its steps back one by one.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="call">The program and its sizes.</param>
/// <param name="shared">What all lanes share.</param>
/// <param name="tape">What the forward pass has left.</param>
internal sealed unsafe partial class ProgramBackward<T>(ProgramCall call, IReadOnlyList<Tensor> shared, ProgramTape tape) : ProgramPass<T>(call)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Tensor?[] _gradients = new Tensor?[call.Program.Values.Length];
    private readonly int _groups = LaneGroups.Count(call.Lanes);
    private readonly bool _readsWhatItMakes = call.Program.Steps.OfType<StepKernel>().SelectMany(kernel => kernel.Reads)
        .Any(read => read.Value >= 0 && call.IsMatrix(read.Value) && !call.Program.Carried.Any(carry => carry.Before == read.Value));

    private (int Value, nint Gradient)[] _outputs = [];
    private nint[] _ofStarts = [];
    private nint[] _ofSteps = [];
    private nint[] _last = [];
    private nint[] _first = [];
    private nint[] _checkpoints = [];

    /// <summary>The gradients of inputs, of what is shared, of the state before, and of M where it was given.</summary>
    /// <param name="outputs">The gradients of the outputs; null where there is none.</param>
    /// <param name="parts">Those of the state after.</param>
    public (Tensor?[] Inputs, Tensor[] Shared, Tensor[] Parts, Tensor? Modulation) Run(ReadOnlySpan<Tensor?> outputs, ReadOnlySpan<Tensor?> parts)
    {
        Pack(shared);
        (_ofStarts, _ofSteps) = (Transposed(Operations.Starts), Transposed(Operations.Steps));
        for (var value = 0; value < _gradients.Length; value++)
        {
            if (tape.Values[value] is { } vectors) Set(value, vectors);
        }

        foreach (var value in Enumerable.Range(0, _gradients.Length).Where(IsKept)) _gradients[value] = Room(value);
        _outputs = [.. Arrived(outputs)];
        var last = new nint[parts.Length];
        for (var i = 0; i < last.Length; i++) last[i] = parts[i] is { } gradient ? (nint)Pointer(gradient.contiguous()) : 0;
        var first = Program.Carried.Select(carry => empty([Call.Lanes, .. Call.Layout[carry.Part].Shape], Call.Type)).ToArray();
        (_last, _first, _checkpoints) = (last, [.. first.Select(tensor => (nint)Pointer(tensor))], [.. tape.Checkpoints.Select(tensor => (nint)Pointer(tensor))]);
        var sums = SharedSums();
        Run(_groups, (team, _) =>
        {
            using var lane = new Lanes(this);
            for (var group = team.Take(); group < _groups; group = team.Take()) lane.Run(group, sums);
        });
        return (
            [.. Enumerable.Range(0, Program.Inputs).Select(value => _gradients[value] is { } gradient ? Unpadded(value, gradient) : null)],
            [.. Enumerable.Range(0, Program.Shared).Select(i => Shared(Program.Inputs + i, shared[i], sums))],
            first,
            Call.IsGiven ? Program.Modulation.Select(value => Unpadded(value, _gradients[value]!)).Aggregate((sum, gradient) => sum + gradient) : null);
    }

    /// <summary>Whether the gradient of every step is kept: of what is given, and of products' results, whose weights' gradients are products over all steps.</summary>
    private bool IsKept(int value) => (value < Program.Inputs && Call.IsUsed(value)) || (Call.IsGiven && Program.Modulation.Contains(value))
        || Program.Steps.OfType<StepProduct>().Any(product => product.Result == value);

    private List<(int, nint)> Arrived(ReadOnlySpan<Tensor?> outputs)
    {
        var arrived = new List<(int, nint)>();
        for (var i = 0; i < outputs.Length; i++)
        {
            if (outputs[i] is { } gradient) arrived.Add((Program.Outputs[i], (nint)Pointer(gradient.contiguous())));
        }

        return arrived;
    }

    /// <summary>Where each group of lanes adds up the gradients of what all lanes share.</summary>
    private nint[] SharedSums()
    {
        var products = Program.Steps.OfType<StepProduct>().Select(product => product.Weight).ToHashSet();
        return [.. Enumerable.Range(Program.Inputs, Program.Shared).Select(value => products.Contains(value) ? 0 : (nint)Memory.Zeros(Call.Numbers(value) * _groups))];
    }

    private Tensor Shared(int value, Tensor like, nint[] sums)
    {
        var sum = (T*)sums[value - Program.Inputs];
        if (sum == null) return ProductGradient(value).reshape(like.shape);
        var numbers = Call.Numbers(value);
        for (var group = 1; group < _groups; group++) Add(sum + group * numbers, sum, numbers);
        var gradient = empty(like.shape, Call.Type);
        if (Call.Program.Values[value].Axes == Axes.Shared) GiveMatrix(value, sum, Pointer(gradient));
        else RowsOf(value).Give(sum, Pointer(gradient));
        return gradient;
    }

    /// <summary>The gradient of a product's matrix: a product over all lanes and steps.</summary>
    private Tensor ProductGradient(int weight)
    {
        Tensor? sum = null;
        foreach (var product in Program.Steps.OfType<StepProduct>().Where(product => product.Weight == weight))
        {
            var x = tape.Values[product.Vector]!.view(-1, Call.Padded(product.Vector)).narrow(1, 0, Call.Columns(product.Vector));
            var g = Unpadded(product.Result, _gradients[product.Result]!).view(-1, Call.Columns(product.Result));
            var gradient = product.IsTransposed ? g.t().mm(x) : x.t().mm(g);
            sum = sum is null ? gradient : sum.add_(gradient);
        }

        return sum!;
    }

    /// <summary>The transposed matrices of products, with zeros as padding; 0 for other operations.</summary>
    private nint[] Transposed((StepOperation Operation, BoundKernel<T>? Bound)[] operations) => Array.ConvertAll(operations, one =>
    {
        if (one.Operation is not StepProduct product) return 0;
        var (rows, columns) = (Call.Rows(product.Weight), Call.Padded(product.Weight));
        var row = Call.Whole(rows);
        var (each, eachPadded) = (Call.Columns(product.Weight) / Program.Values[product.Weight].Parts, columns / Program.Values[product.Weight].Parts);
        T* from = Places.Of(product.Weight, 0, 0), to = Memory.Zeros((long)columns * row);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                if (j % eachPadded < each) to[(nint)j * row + i] = from[(nint)i * columns + j];
            }
        }

        return (nint)to;
    });

    private static void Add(T* from, T* to, long count)
    {
        var i = 0L;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count) (Vector.Load(to + i) + Vector.Load(from + i)).Store(to + i);
        for (; i < count; i++) to[i] += from[i];
    }
}
