using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>Writes states to <c>.npz</c> files, one array a part (<c>hidden.hebb</c> …), and reads them back.</summary>
public static class StateFiles
{
    /// <summary>Writes a state's values. The state stays as it is, and so does an old file until the new one is complete.</summary>
    /// <param name="state">The state.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file cannot be written.</exception>
    public static void Save(this NetworkState state, string path) =>
        NpzFile.Write(path, state.Names.Zip(state.Parts, (name, part) => KeyValuePair.Create(name, NpyArray.From(part))));

    /// <summary>Fills a fresh state with the values of a file: <c>net.InitialState(batch).Load(path)</c>.</summary>
    /// <typeparam name="TState">The generated state type.</typeparam>
    /// <param name="state">A state that no step has read yet. Nothing changes unless every part fits.</param>
    /// <param name="path">The file.</param>
    /// <returns>The same state.</returns>
    /// <exception cref="CheckpointException">The file is missing, damaged or of another network or batch.</exception>
    public static TState Load<TState>(this TState state, string path)
        where TState : NetworkState
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var arrays = NpzFile.Read(path);
        foreach (var (name, part) in state.Names.Zip(state.Parts))
        {
            if (!arrays.TryGetValue(name, out var array))
                throw Mismatch($"it holds no part '{name}'");
            if (array.Type != NpyTypes.Of(part.dtype) || !array.Shape.SequenceEqual(part.shape))
                throw Mismatch($"it holds {name} as {array.Type.Descriptor()} {NpyArray.Describe(array.Shape)}, the state has {NpyTypes.Of(part.dtype).Descriptor()} {NpyArray.Describe(part.shape)}");
        }
        if (arrays.Keys.FirstOrDefault(name => !state.Names.Contains(name)) is { } foreign)
            throw Mismatch($"it holds {foreign}, which the state has not");
        foreach (var (name, part) in state.Names.Zip(state.Parts))
            part.copy_(arrays[name].ToTensor());
        return state;

        CheckpointException Mismatch(string problem) => new(path, problem, "use a state of this very network and batch");
    }
}
