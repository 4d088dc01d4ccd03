using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>A lane's steps, forward: the lane's matrices stay in cache from the first to the last.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class ForwardPass<TKernel, V, T>
    where TKernel : struct, IPlasticKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Run(Frame<T> frame, int lane)
    {
        using var memory = new Memory<T>();
        var (n, columns, matrix) = (frame.Neurons, frame.Columns, frame.Matrix);
        var hebb = memory.Take(matrix);
        var eligibility = frame.Parts > 1 ? memory.Take(matrix) : null;
        var state = new Plastic<T>(hebb, eligibility);
        T* before = memory.Take(columns), after = memory.Take(columns), sum = memory.Zeros(columns), rate = memory.Zeros(columns);
        var read = frame.ReadsHebb ? new Rows<T>(hebb, columns) : new Rows<T>(memory.Zeros(columns), 0);

        Padding<T>.Row(frame.Activity + (long)lane * n, before, n, columns);
        Padding<T>.Matrix(frame.Hebb + (long)lane * n * n, hebb, n, columns);
        if (eligibility != null) Padding<T>.Matrix(frame.Eligibility + (long)lane * n * n, eligibility, n, columns);
        ForwardSweep<TKernel, V, T>.Read(n, columns, frame.Given, before, read, sum);

        for (var t = 0; t < frame.Steps; t++)
        {
            if (t > 0 && t % frame.Spacing == 0 && frame.Saved != null) Save(frame, state, lane, t / frame.Spacing - 1);
            if (frame.Starts(t, lane)) Clear(frame, state, before, sum);

            var at = (long)t * frame.Lanes + lane;
            for (var j = 0; j < n; j++) after[j] = Activate<T>.Value(frame.Cell.Activation, sum[j] + frame.Input[at * n + j]);
            Padding<T>.Repeat(after, n, columns);
            new ReadOnlySpan<T>(after, n).CopyTo(new Span<T>(frame.Outputs + at * n, n));
            if (frame.Cell.Tap != ModulatorTap.None)
            {
                var modulation = frame.Modulator(frame.Cell.Tap == ModulatorTap.Before ? before : after, t, lane);
                frame.Modulations[at] = modulation;
                frame.Rate(modulation, rate);
            }

            new Span<T>(sum, columns).Clear();
            if (!frame.WritesHebb) ForwardSweep<TKernel, V, T>.Read(n, columns, frame.Given, after, read, sum);
            else if (t == frame.Steps - 1) ForwardSweep<TKernel, V, T>.Update(n, columns, frame.Given, before, after, rate, state, state);
            else ForwardSweep<TKernel, V, T>.UpdateAndRead(n, columns, frame.Given, before, after, rate, state, sum);
            var swapped = before;
            before = after;
            after = swapped;
        }

        Padding<T>.Unpad(hebb, frame.LastHebb + (long)lane * n * n, n, columns);
        if (eligibility != null) Padding<T>.Unpad(eligibility, frame.LastEligibility + (long)lane * n * n, n, columns);
    }

    private static void Save(Frame<T> frame, Plastic<T> state, int lane, int index)
    {
        var saved = frame.State(frame.Checkpoint(lane, index));
        new ReadOnlySpan<T>(state.Hebb, (int)frame.Matrix).CopyTo(new Span<T>(saved.Hebb, (int)frame.Matrix));
        if (state.Eligibility == null) return;
        new ReadOnlySpan<T>(state.Eligibility, (int)frame.Matrix).CopyTo(new Span<T>(saved.Eligibility, (int)frame.Matrix));
    }

    private static void Clear(Frame<T> frame, Plastic<T> state, T* before, T* sum)
    {
        Memory<T>.Fill(state.Hebb, frame.Matrix, T.Zero);
        if (state.Eligibility != null) Memory<T>.Fill(state.Eligibility, frame.Matrix, T.Zero);
        new Span<T>(before, frame.Columns).Clear();
        new Span<T>(sum, frame.Columns).Clear();
    }
}
