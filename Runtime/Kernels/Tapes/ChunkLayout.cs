namespace Backpropamine.Kernels;

/// <summary>
/// What a tape keeps of the steps from one checkpoint to the next, as places in one block of memory: the state before them, the
/// activity before them, then the activities, M, and what was given at each step.
/// </summary>
internal sealed class ChunkLayout
{
    public ChunkLayout(int spacing, long state, long activities, long lanes, long[] inputs)
    {
        Before = state;
        Outputs = Before + activities;
        Modulations = Outputs + spacing * activities;
        Given = Modulations + spacing * lanes;
        Resets = Given + spacing * lanes;
        Inputs = new long[inputs.Length];
        Size = Resets + spacing * lanes;
        for (var i = 0; i < inputs.Length; i++)
        {
            Inputs[i] = Size;
            Size += spacing * inputs[i];
        }
    }

    public long Before { get; }

    public long Outputs { get; }

    public long Modulations { get; }

    public long Given { get; }

    public long Resets { get; }

    public long[] Inputs { get; }

    /// <summary>How many numbers there are.</summary>
    public long Size { get; }
}
