using System.Numerics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>The forward pass of a program: every lane runs all its steps while its matrices stay in cache.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="call">The program and its sizes.</param>
/// <param name="given">What it is given.</param>
/// <param name="records">Whether there will be a backward pass.</param>
internal sealed unsafe class ProgramForward<T>(ProgramCall call, ProgramInputs given, bool records) : ProgramPass<T>(call)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Tensor?[] _values = new Tensor?[call.Program.Values.Length];
    private readonly Tensor[] _checkpoints = new Tensor[records ? call.Matrices.Length : 0];
    private readonly Tensor[] _parts = new Tensor[call.Program.Carried.Length];

    /// <summary>Outputs, each <c>[T, B, …]</c>, the parts of the state that the program has after the last step, and what the backward pass needs.</summary>
    public (Tensor[] Outputs, Tensor[] Parts, ProgramTape Tape) Run()
    {
        Heap.Keep();
        Pack(given.Shared);
        for (var i = 0; i < Program.Inputs; i++)
        {
            if (Call.IsUsed(i)) Take(i, given.Inputs[i]);
        }

        foreach (var value in Program.Modulation)
        {
            if (given.Modulation is not null) Take(value, given.Modulation);
        }

        for (var value = Program.Inputs + Program.Shared; value < _values.Length; value++)
        {
            if (_values[value] is null && !Call.IsMatrix(value) && (records || Call.OutlivesAStep(value))) Place(value, Room(value));
        }

        for (var i = 0; i < _checkpoints.Length; i++)
        {
            _checkpoints[i] = empty([(Call.Steps + Call.Spacing - 1) / Call.Spacing, Call.Lanes, Call.Numbers(Call.Matrices[i].Before)], Call.Type);
        }

        for (var i = 0; i < _parts.Length; i++) _parts[i] = empty([Call.Lanes, .. Call.Layout[Program.Carried[i].Part].Shape], Call.Type);
        var starts = Program.Carried.Select(carry => given.Parts[carry.Part] is { } part ? (nint)Pointer(part.contiguous()) : 0).ToArray();
        var checkpoints = _checkpoints.Select(tensor => (nint)Pointer(tensor)).ToArray();
        var parts = _parts.Select(tensor => (nint)Pointer(tensor)).ToArray();
        var tile = Tile(Call.Lanes, KernelOptions.ThreadCount);
        var tiles = (Call.Lanes + tile - 1) / tile;
        Run(tiles, (team, _) =>
        {
            using var thread = new ProgramThread<T>(Call, Operations, Places);
            thread.OwnVectors(tile);
            thread.OwnMatrices(1, tile);
            for (var piece = team.Take(); piece < tiles; piece = team.Take())
            {
                var (first, end) = (piece * tile, Math.Min(Call.Lanes, (piece + 1) * tile));
                thread.Begin(0, first);
                for (var step = 0L; step < Call.Steps; step++)
                {
                    for (var lane = first; lane < end; lane++) Enter(thread, step, lane, starts, checkpoints);
                    foreach (var (operation, bound) in Operations.Steps) thread.Forward(operation, bound, step, first, end);
                }

                for (var lane = first; lane < end; lane++) Leave(thread, lane, parts);
            }
        });
        return ([.. Program.Outputs.Select(Output)], _parts, new ProgramTape(_values, _checkpoints));
    }

    /// <summary>What an input is for kernels: itself, if it has no padding, or a padded copy.</summary>
    private void Take(int value, Tensor input)
    {
        var rows = Call.Steps * Call.Lanes;
        if (Call.Padded(value) == Call.Columns(value))
        {
            Place(value, input.contiguous());
            return;
        }

        var copy = Room(value);
        T* from = Pointer(input.contiguous()), to = Pointer(copy);
        var row = RowsOf(value);
        for (var i = 0L; i < rows; i++) row.Take(from + i * Call.Columns(value), to + i * Call.Padded(value));
        Place(value, copy);
    }

    private void Place(int value, Tensor vectors)
    {
        _values[value] = vectors;
        Set(value, vectors);
    }

    /// <summary>The state before a step, and the sums that go with it.</summary>
    private void Enter(ProgramThread<T> thread, long step, int lane, nint[] starts, nint[] checkpoints)
    {
        var isAnew = Call.IsAnew(step, lane);
        Enter(thread, step, lane, isAnew, starts);
        if (records && step % Call.Spacing == 0) Keep(thread, step, lane, checkpoints);
        Ahead(thread, step, lane, isAnew || step == 0);
    }

    private void Enter(ProgramThread<T> thread, long step, int lane, bool isAnew, nint[] starts)
    {
        for (var i = 0; i < starts.Length; i++)
        {
            var carry = Program.Carried[i];
            var to = thread.Values.Of(carry.Before, step, lane);
            if (isAnew || (step == 0 && starts[i] == 0))
            {
                Memory<T>.Fill(to, Call.Numbers(carry.Before), Start(carry));
            }
            else if (step == 0)
            {
                var from = (T*)starts[i];
                var columns = Call.Columns(carry.Before);
                if (Call.IsMatrix(carry.Before)) TakeMatrix(carry.Before, from + (long)lane * Call.Rows(carry.Before) * columns, to);
                else RowsOf(carry.Before).Take(from + (long)lane * columns, to);
            }
            else if (!Call.IsMatrix(carry.Before))
            {
                Copy(thread.Values.Of(carry.Next, step - 1, lane), to, Call.Numbers(carry.Before));
            }
        }
    }

    private void Keep(ProgramThread<T> thread, long step, int lane, nint[] checkpoints)
    {
        for (var i = 0; i < checkpoints.Length; i++)
        {
            var matrix = Call.Matrices[i].Before;
            var numbers = Call.Numbers(matrix);
            Copy(thread.Values.Of(matrix, step, lane), (T*)checkpoints[i] + (step / Call.Spacing * Call.Lanes + lane) * numbers, numbers);
        }
    }

    /// <summary>The sums that the step before has made, or those of a state that none has made.</summary>
    private void Ahead(ProgramThread<T> thread, long step, int lane, bool isStart)
    {
        if (isStart)
        {
            foreach (var (operation, bound) in Operations.Starts) thread.Forward(operation, bound, step, lane, lane + 1);
            return;
        }

        foreach (var (before, next) in Program.Ahead) Copy(thread.Values.Of(next, step - 1, lane), thread.Values.Of(before, step, lane), Call.Padded(before));
    }

    /// <summary>The state after the last step.</summary>
    private void Leave(ProgramThread<T> thread, int lane, nint[] parts)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            var next = Program.Carried[i].Next;
            var from = thread.Values.Of(next, Call.Steps - 1, lane);
            var columns = Call.Columns(next);
            if (Call.IsMatrix(next)) GiveMatrix(next, from, (T*)parts[i] + (long)lane * Call.Rows(next) * columns);
            else RowsOf(next).Give(from, (T*)parts[i] + (long)lane * columns);
        }
    }

    /// <summary>What is given back of a value: a tensor of its own without padding.</summary>
    private Tensor Output(int value)
    {
        var made = _values[value]!;
        var output = Unpadded(value, made);
        return records && ReferenceEquals(output, made) ? made.clone() : output;
    }
}
