using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>What a sequence's kernels read and write: sizes, switches, and where the tensors lie.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class Frame<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public required int Steps { get; init; }

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

    /// <summary>Checkpoints of a lane; the first segment starts from the initial state and has none.</summary>
    public int Checkpoints => (Steps - 1) / Spacing;

    public required bool ReadsHebb { get; init; }

    public required bool WritesHebb { get; init; }

    public required CellShape Cell { get; init; }

    public CoefficientRows<T> Given;

    // [T, B, N], [B, N], [B, N, N] and so on, as Torch has them.
    public T* Input;
    public T* Activity;
    public T* Hebb;
    public T* Eligibility;
    public T* ModulatorWeight;
    public T* ModulatorBias;
    public T* FanOutWeight;
    public T* FanOutBias;
    public T* Modulation;
    public bool* Reset;

    // What the forward pass makes.
    public T* Outputs;
    public T* Modulations;
    public T* LastHebb;
    public T* LastEligibility;

    /// <summary>[B, checkpoints, parts, N, columns]; null if there will be no backward pass.</summary>
    public T* Saved;

    public bool Starts(int t, int lane) => Reset != null && Reset[(long)t * Lanes + lane];

    public T* Checkpoint(int lane, int index) => Saved + ((long)lane * Checkpoints + index) * Parts * Matrix;

    public Plastic<T> State(T* at) => new(at, Parts > 1 ? at + Matrix : null);

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
