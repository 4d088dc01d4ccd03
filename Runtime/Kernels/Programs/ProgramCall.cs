using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>A program with the sizes of one sequence.</summary>
internal sealed class ProgramCall
{
    private readonly int[] _rows;
    private readonly int[] _columns;
    private readonly int[] _padded;
    private readonly bool[] _isTransposed;
    private readonly bool[] _isUsed;
    private readonly bool[]? _anew;

    /// <param name="program">The program.</param>
    /// <param name="given">What it is given.</param>
    /// <param name="errors">Whom to tell of an error in the backward pass.</param>
    /// <param name="spacing">Steps from one checkpoint to the next; 0 if it is left to the runtime.</param>
    public ProgramCall(StepProgram program, ProgramInputs given, FusedErrors errors, int spacing)
    {
        (Program, Errors, Type, Layout) = (program, errors, given.Type, given.Layout);
        (Steps, Lanes) = (given.Steps, given.Lanes);
        Spacing = (int)Math.Min(Steps, spacing > 0 ? spacing : CheckpointPlan.Spacing(Steps, Lanes, KernelOptions.ThreadCount));
        Width = KernelOptions.Bits == 0 ? 1 : KernelOptions.Bits / 8 / (Type == ScalarType.Float32 ? sizeof(float) : sizeof(double));
        IsGiven = given.Modulation is not null;
        Records = is_grad_enabled();
        var count = program.Values.Length;
        (_rows, _columns, _padded, _isTransposed) = (new int[count], new int[count], new int[count], new bool[count]);
        foreach (var product in program.Steps.OfType<StepProduct>()) _isTransposed[product.Weight] = product.IsTransposed;
        for (var i = 0; i < program.Inputs; i++) SetVector(i, given.Inputs[i].size(-1));
        for (var i = 0; i < program.Shared; i++) SetShared(program.Inputs + i, given.Shared[i]);
        foreach (var (part, before, next) in program.Carried)
        {
            var shape = Layout[part].Shape;
            foreach (var value in (int[])[before, next])
            {
                if (shape.Length == 2) SetMatrix(value, shape[0], shape[1]);
                else SetVector(value, shape[0]);
            }
        }

        foreach (var operation in program.Starts.Concat(program.Steps)) Learn(operation);
        Matrices = [.. program.Carried.Where(carry => IsMatrix(carry.Before))];
        _anew = given.Reset?.ne(0).cpu().data<bool>().ToArray();
        _isUsed = new bool[count];
        foreach (var value in program.Starts.Concat(program.Steps).SelectMany(Reads).Concat(program.Carried.Select(carry => carry.Next))) _isUsed[value] = true;
    }

    public StepProgram Program { get; }

    public FusedErrors Errors { get; }

    public ScalarType Type { get; }

    public StatePart[] Layout { get; }

    public long Steps { get; }

    public int Lanes { get; }

    /// <summary>Steps from one checkpoint to the next.</summary>
    public int Spacing { get; }

    /// <summary>Numbers of a vector.</summary>
    public int Width { get; }

    /// <summary>Whether the caller gives M.</summary>
    public bool IsGiven { get; }

    /// <summary>Whether gradients were switched on when the sequence began.</summary>
    public bool Records { get; }

    /// <summary>The matrices of the state.</summary>
    public StepCarry[] Matrices { get; }

    /// <summary>Whether a lane starts anew before a step.</summary>
    public bool IsAnew(long step, int lane) => _anew?[step * Lanes + lane] == true;

    /// <summary>Whether anything reads the value.</summary>
    public bool IsUsed(int value) => _isUsed[value];

    /// <summary>Whether a vector is still read when the next step has begun.</summary>
    public bool OutlivesAStep(int value) => Array.IndexOf(Program.Outputs, value) >= 0
        || (Array.Exists(Program.Carried, carry => carry.Next == value) && Array.Exists(Program.Carried, carry => carry.Before == value && carry.Next != value));

    /// <summary>Rows of a matrix, also of a product's as kernels have it; 1 for a vector.</summary>
    public int Rows(int value) => _rows[value];

    /// <summary>Numbers of a vector, or columns of a matrix.</summary>
    public int Columns(int value) => _columns[value];

    /// <summary>The same with padding.</summary>
    public int Padded(int value) => _padded[value];

    /// <summary>All numbers of a value, with padding.</summary>
    public long Numbers(int value) => (long)_rows[value] * _padded[value];

    /// <summary>Whether kernels have the matrix transposed.</summary>
    public bool IsTransposed(int value) => _isTransposed[value];

    /// <summary>Whether every lane has a matrix of its own.</summary>
    public bool IsMatrix(int value) => Program.Values[value].Axes == Axes.All;

    /// <summary>Where a part or a neuron of a value begins.</summary>
    public int Offset(StepRead read) => read.Of == 0 ? Neuron(read.Value, read.Index) : read.Index * (_padded[read.Value] / read.Of);

    /// <summary>How many numbers a read has, with padding.</summary>
    public int Padded(StepRead read) => _padded[read.Value] / read.Of;

    /// <summary>Whole vectors.</summary>
    public int Whole(int numbers) => (numbers + Width - 1) / Width * Width;

    /// <summary>The first read of equations of neurons that says how many there are; −1 if they are about one number a lane.</summary>
    public static int SizeOf(StepKernel kernel)
    {
        for (var i = 0; i < kernel.Reads.Length; i++)
        {
            if (kernel.Reads[i].Value >= 0 && kernel.Layout.Reads[i].Axes.HasFlag(Axes.Post)) return i;
        }

        return -1;
    }

    /// <summary>The values that an operation reads.</summary>
    private static IEnumerable<int> Reads(StepOperation operation) => operation switch
    {
        StepProduct product => [product.Vector, product.Weight],
        StepJoin join => join.Parts,
        StepKernel kernel => kernel.Reads.Select(read => read.Value).Where(value => value >= 0),
        _ => [],
    };

    private int Neuron(int value, int index)
    {
        var parts = Program.Values[value].Parts;
        var each = _columns[value] / parts;
        return index / each * (_padded[value] / parts) + index % each;
    }

    private void SetVector(int value, long numbers)
    {
        var parts = Program.Values[value].Parts;
        (_rows[value], _columns[value], _padded[value]) = (1, checked((int)numbers), parts * Whole(checked((int)(numbers / parts))));
    }

    private void SetMatrix(int value, long rows, long columns)
    {
        SetVector(value, columns);
        _rows[value] = checked((int)rows);
    }

    private void SetShared(int value, Tensor tensor)
    {
        if (Program.Values[value].Axes != Axes.Shared) SetVector(value, tensor.numel());
        else if (_isTransposed[value]) SetMatrix(value, tensor.size(1), tensor.size(0));
        else SetMatrix(value, tensor.size(0), tensor.size(1));
    }

    private void Learn(StepOperation operation)
    {
        switch (operation)
        {
            case StepProduct product:
                SetVector(product.Result, _columns[product.Weight]);
                break;
            case StepJoin join:
                SetVector(join.Result, join.Parts.Sum(part => _columns[part]));
                break;
            case StepKernel kernel:
                for (var i = 0; i < kernel.Layout.Results.Length; i++) Learn(kernel, kernel.Results[i], kernel.Layout.Results[i]);
                break;
        }
    }

    private void Learn(StepKernel kernel, int result, Axes axes)
    {
        if (kernel.Model < 0)
        {
            var size = SizeOf(kernel);
            SetVector(result, size < 0 ? 1 : _columns[kernel.Reads[size].Value] / kernel.Reads[size].Of);
        }
        else if (axes == Axes.All)
        {
            SetMatrix(result, _rows[kernel.Model], _columns[kernel.Model]);
        }
        else
        {
            SetVector(result, axes.HasFlag(Axes.Post) ? _columns[kernel.Model] : axes.HasFlag(Axes.Pre) ? _rows[kernel.Model] : 1);
        }
    }
}
