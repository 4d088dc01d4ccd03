namespace Backpropamine.Kernels;

/// <content>What one thread does.</content>
internal sealed unsafe partial class ProgramBackward<T>
{
    /// <summary>A thread's lanes, of which it takes some back at once.</summary>
    private sealed class Lanes : IDisposable
    {
        private readonly ProgramBackward<T> _pass;
        private readonly ProgramCall _call;
        private readonly StepProgram _program;
        private readonly ProgramThread<T> _thread;
        private readonly int _tile;
        private readonly T* _step;
        private readonly long _stepNumbers;
        private readonly int[] _own;
        private readonly int[] _kept;
        private readonly int[] _others;
        private readonly T*[] _carried;
        private readonly T*[] _ahead;
        private int _first;

        public Lanes(ProgramBackward<T> pass)
        {
            (_pass, _call, _program) = (pass, pass.Call, pass.Call.Program);
            _tile = pass.Tile(LaneGroups.Of(0, _call.Lanes).End, 1);
            _thread = new ProgramThread<T>(_call, pass.Operations, pass.Places);
            _thread.OwnMatrices(Math.Max(2, _call.Spacing), _tile);
            var (gradients, memory) = (_thread.Gradients, _thread.Memory);
            _kept = [.. Enumerable.Range(0, _program.Values.Length).Where(value => pass._gradients[value] is not null)];
            foreach (var value in _kept) gradients.Set(value, pass.Pointer(pass._gradients[value]!), (long)_call.Lanes * _call.Padded(value), _call.Padded(value));
            var given = _program.Inputs + _program.Shared;
            _own = [.. Enumerable.Range(given, _program.Values.Length - given).Where(value => pass._gradients[value] is null && !_call.IsMatrix(value))];
            _stepNumbers = _own.Sum(value => (long)_call.Padded(value));
            _step = memory.Take(Math.Max(1, _stepNumbers * _tile));
            var next = _step;
            foreach (var value in _own)
            {
                gradients.Set(value, next, 0, _stepNumbers);
                next += _call.Padded(value);
            }

            foreach (var carry in _call.Matrices)
            {
                var numbers = _call.Numbers(carry.Before);
                var place = memory.Take(numbers * _tile);
                gradients.Set(carry.Before, place, 0, numbers);
                gradients.Set(carry.Next, place, 0, numbers);
            }

            _others = [.. Enumerable.Range(0, _program.Values.Length).Where(value => _call.IsMatrix(value) && !gradients.Has(value))];
            foreach (var value in _others) gradients.Set(value, memory.Take(_call.Numbers(value) * _tile), 0, _call.Numbers(value));
            _carried = new T*[_program.Carried.Length];
            for (var i = 0; i < _carried.Length; i++) _carried[i] = _call.IsMatrix(_program.Carried[i].Before) ? null : memory.Take((long)_call.Padded(_program.Carried[i].Before) * _tile);
            _ahead = new T*[_program.Ahead.Length];
            for (var i = 0; i < _ahead.Length; i++) _ahead[i] = memory.Take((long)_call.Padded(_program.Ahead[i].Before) * _tile);
        }

        public void Run(int group, nint[] sums)
        {
            for (var i = 0; i < sums.Length; i++)
            {
                var value = _program.Inputs + i;
                if (sums[i] != 0) _thread.Gradients.Set(value, (T*)sums[i] + group * _call.Numbers(value));
            }

            var (first, end) = LaneGroups.Of(group, _call.Lanes);
            for (; first < end; first += _tile) Run(first, Math.Min(end, first + _tile));
        }

        public void Dispose() => _thread.Dispose();

        private void Run(int first, int end)
        {
            Begin(first);
            for (var lane = first; lane < end; lane++) Arrive(lane);
            for (var last = _call.Steps; last > 0;)
            {
                var start = (last - 1) / _call.Spacing * _call.Spacing;
                _thread.Begin(start, first);
                for (var lane = first; lane < end; lane++) MakeAgain(start, last, lane);
                for (var step = last - 1; step >= start; step--) Back(step, first, end);
                last = start;
            }

            for (var lane = first; lane < end; lane++) Leave(lane);
        }

        /// <summary>Lets the thread's memory begin with a lane.</summary>
        private void Begin(int first)
        {
            _first = first;
            foreach (var value in _own) _thread.Gradients.Begin(value, 0, first);
            foreach (var value in _others) _thread.Gradients.Begin(value, 0, first);
            foreach (var carry in _call.Matrices)
            {
                _thread.Gradients.Begin(carry.Before, 0, first);
                _thread.Gradients.Begin(carry.Next, 0, first);
            }
        }

        /// <summary>The gradient of a part of the state on its way from a step to the one before.</summary>
        private T* Carried(int part, int lane)
        {
            var value = _program.Carried[part].Before;
            return _call.IsMatrix(value) ? _thread.Gradients.Of(value, 0, lane) : _carried[part] + (long)(lane - _first) * _call.Padded(value);
        }

        /// <summary>That of a sum that a step has made for the next one.</summary>
        private T* Ahead(int number, int lane) => _ahead[number] + (long)(lane - _first) * _call.Padded(_program.Ahead[number].Before);

        /// <summary>The gradients of the state after the last step.</summary>
        private void Arrive(int lane)
        {
            for (var i = 0; i < _carried.Length; i++)
            {
                var value = _program.Carried[i].Before;
                var to = Carried(i, lane);
                Clear(to, _call.Numbers(value));
                if (_pass._last[i] == 0) continue;
                var (rows, columns) = (_call.Rows(value), _call.Columns(value));
                var from = (T*)_pass._last[i] + (long)lane * rows * columns;
                for (var row = 0; row < rows; row++) _pass.RowsOf(value).TakeGradients(from + (nint)row * columns, to + (nint)row * _call.Padded(value));
            }

            for (var i = 0; i < _ahead.Length; i++) Clear(Ahead(i, lane), _call.Padded(_program.Ahead[i].Before));
        }

        /// <summary>The matrices before each step from a checkpoint on; also after the last one, where a step reads what it has made.</summary>
        private void MakeAgain(long start, long end, int lane)
        {
            for (var i = 0; i < _pass._checkpoints.Length; i++)
            {
                var matrix = _call.Matrices[i].Before;
                var numbers = _call.Numbers(matrix);
                Copy((T*)_pass._checkpoints[i] + (start / _call.Spacing * _call.Lanes + lane) * numbers, _thread.Values.Of(matrix, start, lane), numbers);
            }

            var last = _pass._readsWhatItMakes ? end : end - 1;
            for (var step = start; step < last; step++)
            {
                foreach (var (_, bound) in _pass.Operations.Steps)
                {
                    if (bound is { MakesMatrices: true }) _thread.Matrices(bound, step, lane);
                }

                if (step + 1 < end) Enter(step + 1, lane);
            }
        }

        /// <summary>Matrices that a step leaves as they are, and those of a lane that starts anew.</summary>
        private void Enter(long step, int lane)
        {
            foreach (var carry in _program.Carried)
            {
                if (!_call.IsMatrix(carry.Before)) continue;
                var to = _thread.Values.Of(carry.Before, step, lane);
                if (_call.IsAnew(step, lane)) Memory<T>.Fill(to, _call.Numbers(carry.Before), _pass.Start(carry));
                else if (carry.Next == carry.Before) Copy(_thread.Values.Of(carry.Before, step - 1, lane), to, _call.Numbers(carry.Before));
            }
        }

        /// <summary>Takes a step of some lanes back.</summary>
        private void Back(long step, int first, int end)
        {
            for (var lane = first; lane < end; lane++) ArriveAt(step, lane);
            var steps = _pass.Operations.Steps;
            for (var i = steps.Length - 1; i >= 0; i--) _thread.Adjoint(steps[i].Operation, steps[i].Bound, _pass._ofSteps[i], step, first, end);
            for (var lane = first; lane < end; lane++) LeaveFor(step, lane);
        }

        /// <summary>The gradients that come to a step's results from outside and from the step after it.</summary>
        private void ArriveAt(long step, int lane)
        {
            var gradients = _thread.Gradients;
            Clear(_step + (lane - _first) * _stepNumbers, _stepNumbers);
            foreach (var value in _kept) Clear(gradients.Of(value, step, lane), _call.Padded(value));
            foreach (var value in _others) Clear(gradients.Of(value, step, lane), _call.Numbers(value));
            foreach (var (value, arrived) in _pass._outputs)
            {
                _pass.RowsOf(value).Add((T*)arrived + (step * _call.Lanes + lane) * _call.Columns(value), gradients.Of(value, step, lane));
            }

            for (var i = 0; i < _carried.Length; i++)
            {
                var next = _program.Carried[i].Next;
                if (!_call.IsMatrix(next)) Add(Carried(i, lane), gradients.Of(next, step, lane), _call.Padded(next));
            }

            for (var i = 0; i < _ahead.Length; i++) Add(Ahead(i, lane), gradients.Of(_program.Ahead[i].Next, step, lane), _call.Padded(_program.Ahead[i].Next));
        }

        /// <summary>The gradients of the state before a step, for the step before it.</summary>
        private void LeaveFor(long step, int lane)
        {
            var gradients = _thread.Gradients;
            var isAnew = _call.IsAnew(step, lane);
            if (isAnew || step == 0)
            {
                var starts = _pass.Operations.Starts;
                for (var i = starts.Length - 1; i >= 0; i--) _thread.Adjoint(starts[i].Operation, starts[i].Bound, _pass._ofStarts[i], step, lane, lane + 1);
            }

            for (var i = 0; i < _ahead.Length; i++)
            {
                var before = _program.Ahead[i].Before;
                if (isAnew) Clear(Ahead(i, lane), _call.Padded(before));
                else Copy(gradients.Of(before, step, lane), Ahead(i, lane), _call.Padded(before));
            }

            for (var i = 0; i < _carried.Length; i++)
            {
                var before = _program.Carried[i].Before;
                if (isAnew) Clear(Carried(i, lane), _call.Numbers(before));
                else if (!_call.IsMatrix(before)) Copy(gradients.Of(before, step, lane), Carried(i, lane), _call.Padded(before));
            }
        }

        /// <summary>The gradients of the state before the first step.</summary>
        private void Leave(int lane)
        {
            for (var i = 0; i < _carried.Length; i++)
            {
                var value = _program.Carried[i].Before;
                var (rows, columns) = (_call.Rows(value), _call.Columns(value));
                var to = (T*)_pass._first[i] + (long)lane * rows * columns;
                for (var row = 0; row < rows; row++) _pass.RowsOf(value).Give(Carried(i, lane) + (nint)row * _call.Padded(value), to + (nint)row * columns);
            }
        }

        private static void Clear(T* numbers, long count) => Memory<T>.Fill(numbers, count, T.Zero);
    }
}
