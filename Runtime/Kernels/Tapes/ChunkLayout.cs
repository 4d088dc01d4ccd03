namespace Backpropamine.Kernels;

/// <summary>
/// What a tape keeps of single steps from one checkpoint to the next, as places in one block of memory: the activity before
/// them, then the activities, M, and what was given at each step.
/// </summary>
internal sealed class ChunkLayout
{
    public ChunkLayout(int steps, long activities, long lanes, long[] inputs)
    {
        Outputs = activities;
        Modulations = Outputs + steps * activities;
        Given = Modulations + steps * lanes;
        Resets = Given + steps * lanes;
        Inputs = new long[inputs.Length];
        Size = Resets + steps * lanes;
        for (var i = 0; i < inputs.Length; i++)
        {
            Inputs[i] = Size;
            Size += steps * inputs[i];
        }
    }

    public long Outputs { get; }

    public long Modulations { get; }

    public long Given { get; }

    public long Resets { get; }

    public long[] Inputs { get; }

    /// <summary>How many numbers there are.</summary>
    public long Size { get; }

    /// <summary>The chunk that a block of memory is.</summary>
    public unsafe Chunk<T> At<T>(T* block, int first, int end)
        where T : unmanaged
    {
        var inputs = new T*[Inputs.Length];
        for (var i = 0; i < inputs.Length; i++) inputs[i] = block + Inputs[i];
        return new Chunk<T>(first, end)
        {
            Before = block,
            Outputs = block + Outputs,
            Modulations = block + Modulations,
            Given = block + Given,
            Resets = block + Resets,
            Inputs = inputs,
        };
    }
}
