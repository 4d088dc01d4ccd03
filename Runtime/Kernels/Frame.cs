using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>
/// What the kernels of a rollout read and write: sizes, switches, and where the numbers lie. Whatever there is of each step
/// is indexed by the rollout's step, t = 0 being the first.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class Frame<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public required int Lanes { get; init; }

    public required int Neurons { get; init; }

    /// <summary>A padded row.</summary>
    public required int Columns { get; init; }

    /// <summary>A lane's matrix in padded rows.</summary>
    public long Matrix => (long)Neurons * Columns;

    /// <summary>Matrices of state: Hebb, and the trace if there is one.</summary>
    public required int Parts { get; init; }

    /// <summary>Steps from one checkpoint to the next.</summary>
    public required int Spacing { get; init; }

    public required bool ReadsHebb { get; init; }

    public required bool WritesHebb { get; init; }

    public required CellShape Cell { get; init; }

    public CoefficientRows<T> Given;

    public T* ModulatorWeight;
    public T* ModulatorBias;
    public T* FanOutWeight;
    public T* FanOutBias;

    /// <summary>[T, B, N]: what comes into the layer.</summary>
    public T* Input;

    /// <summary>[T, B]: M where it is given, else null.</summary>
    public T* Modulation;

    /// <summary>[T, B]: whether a lane starts anew before a step; null if none does.</summary>
    public bool* Reset;

    /// <summary>[B, N]: the activity before step 0.</summary>
    public T* Activity;

    /// <summary>[B, parts, N, columns]: the state, advanced in place.</summary>
    public T* State;

    /// <summary>[B, columns]: the recurrent sum of the next step.</summary>
    public T* Sum;

    /// <summary>Whether <see cref="Sum"/> is there before the first step.</summary>
    public bool Primed;

    /// <summary>Whether <see cref="Sum"/> is wanted after the last step.</summary>
    public bool Continues;

    /// <summary>[T, B, N].</summary>
    public T* Outputs;

    /// <summary>[T, B].</summary>
    public T* Modulations;

    /// <summary>The states before every <see cref="Spacing"/>th step, each [B, parts, N, columns]; null if there will be no backward pass.</summary>
    public IReadOnlyList<nint>? Saved;

    public bool Starts(int t, int lane) => Reset != null && Reset[(long)t * Lanes + lane];

    /// <summary>The state before step index·spacing.</summary>
    public Plastic<T> Checkpoint(int lane, int index) => Lane((T*)Saved![index], lane);

    /// <summary>A lane of [B, parts, N, columns].</summary>
    public Plastic<T> Lane(T* all, int lane) => At(all + lane * Parts * Matrix);

    /// <summary>A lane's matrices where they start.</summary>
    public Plastic<T> At(T* start) => new(start, Parts > 1 ? start + Matrix : null);

    /// <summary>The activity before a step, in padded columns.</summary>
    public void Before(int t, int lane, T* to)
    {
        if (Starts(t, lane)) new Span<T>(to, Columns).Clear();
        else Padding<T>.Row(t == 0 ? Activity + (long)lane * Neurons : Outputs + ((long)(t - 1) * Lanes + lane) * Neurons, to, Neurons, Columns);
    }

    /// <summary>M(t) of a step, given or computed from the activity that it reads.</summary>
    public T Modulator(T* source, int t, int lane)
    {
        if (Modulation != null) return Modulation[(long)t * Lanes + lane];
        var sum = *ModulatorBias;
        for (var j = 0; j < Neurons; j++) sum += ModulatorWeight[j] * source[j];
        return Activate<T>.Value(Cell.ModulatorActivation, sum);
    }

    /// <summary>What multiplies the change, neuron by neuron: M, or its fan-out.</summary>
    public void Rate(T modulation, T* rate)
    {
        for (var j = 0; j < Neurons; j++)
        {
            rate[j] = FanOutWeight == null ? modulation : FanOutWeight[j] * modulation;
            if (FanOutBias != null) rate[j] += FanOutBias[j];
        }

        Padding<T>.Repeat(rate, Neurons, Columns);
    }
}
