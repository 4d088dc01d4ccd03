using System.Text.Json;
using System.Text.Json.Nodes;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>
/// Everything a run needs to go on, in one <c>.npz</c> file that numpy reads: named arrays, metadata as JSON, and a manifest
/// with the SHA-256 of every entry. A file that is damaged, cut short or no checkpoint is refused as a whole.
/// </summary>
public sealed class Checkpoint
{
    private readonly SortedDictionary<string, NpyArray> _arrays = new(StringComparer.Ordinal);

    /// <summary>What the run says about itself: settings, counters.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>The arrays by name.</summary>
    public IReadOnlyDictionary<string, NpyArray> Arrays => _arrays;

    /// <summary>The file this was loaded from; empty for a new one. Messages name it.</summary>
    public string Source { get; private init; } = "";

    /// <summary>Adds an array.</summary>
    /// <param name="name">Its name, such as <c>curves/loss</c>.</param>
    /// <param name="array">The array.</param>
    public void Add(string name, NpyArray array) => _arrays.Add(name, array);

    /// <summary>Adds a copy of every parameter and buffer of a module, as <c>prefix/name</c>.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <param name="module">The module.</param>
    public void Add(string prefix, nn.Module module)
    {
        foreach (var (name, tensor) in module.state_dict())
            Add($"{prefix}/{name}", NpyArray.From(tensor));
    }

    /// <summary>Adds an optimiser's state in TorchSharp's own format.</summary>
    /// <param name="name">The entry's name.</param>
    /// <param name="optimizer">The optimiser.</param>
    public void Add(string name, OptimizerHelper optimizer)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
            optimizer.save_state_dict(writer);
        Add(name, NpyArray.From<byte>(stream.ToArray()));
    }

    /// <summary>An array of a given element type.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="name">The array's name.</param>
    /// <exception cref="CheckpointException">There is no such array, or it holds another type.</exception>
    public T[] Get<T>(string name)
        where T : unmanaged
    {
        try
        {
            return Find(name).ToArray<T>();
        }
        catch (InvalidDataException e)
        {
            throw Mismatch($"its array '{name}' {e.Message}");
        }
    }

    /// <summary>Copies arrays back into a module's parameters and buffers. Nothing changes unless all of them fit.</summary>
    /// <param name="prefix">The prefix given to <see cref="Add(string, nn.Module)"/>.</param>
    /// <param name="module">The module.</param>
    /// <exception cref="CheckpointException">The arrays are not this module's, in name, shape or type.</exception>
    public void Load(string prefix, nn.Module module)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var targets = module.state_dict();
        foreach (var (name, target) in targets)
        {
            var array = Find($"{prefix}/{name}");
            if (!array.Shape.SequenceEqual(target.shape) || array.Type != NpyTypes.Of(target.dtype))
                throw Mismatch($"it holds {name} as {array.Type.Descriptor()} {NpyArray.Describe(array.Shape)}, the network has {NpyTypes.Of(target.dtype).Descriptor()} {NpyArray.Describe(target.shape)}");
        }
        foreach (var name in _arrays.Keys)
            if (name.StartsWith(prefix + "/", StringComparison.Ordinal) && !targets.ContainsKey(name[(prefix.Length + 1)..]))
                throw Mismatch($"it holds {name[(prefix.Length + 1)..]}, which the network has not");
        foreach (var (name, target) in targets)
            target.copy_(_arrays[$"{prefix}/{name}"].ToTensor());
    }

    /// <summary>Gives an optimiser its state back.</summary>
    /// <param name="name">The entry's name.</param>
    /// <param name="optimizer">An optimiser of the same kind over the same parameters.</param>
    /// <exception cref="CheckpointException">The state is not this optimiser's.</exception>
    public void Load(string name, OptimizerHelper optimizer)
    {
        using var reader = new BinaryReader(new MemoryStream(Get<byte>(name)));
        try
        {
            optimizer.load_state_dict(reader);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or IOException)
        {
            throw Mismatch($"its entry '{name}' is not the state of this optimiser ({e.Message})");
        }
    }

    /// <summary>Writes the checkpoint. A file of that name stays as it is until the new one is complete.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file cannot be written.</exception>
    public void Save(string path)
    {
        var entries = _arrays.Select(array => (array.Key + ".npy", NpyFormat.Write(array.Value))).ToList();
        entries.Add((CheckpointManifest.MetadataName, JsonSerializer.SerializeToUtf8Bytes(Metadata, CheckpointManifest.Json)));
        entries.Add((CheckpointManifest.Name, CheckpointManifest.Write(entries)));
        NpzFile.WriteEntries(path, entries);
    }

    /// <summary>Reads a checkpoint and checks every byte of it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file is missing, damaged, cut short or no checkpoint.</exception>
    public static Checkpoint Open(string path)
    {
        var entries = NpzFile.ReadEntries(path);
        CheckpointManifest.Verify(path, entries);
        var checkpoint = new Checkpoint
        {
            Source = path,
            Metadata = CheckpointManifest.ReadMetadata(path, entries),
        };
        foreach (var (name, bytes) in entries)
            if (name.EndsWith(".npy", StringComparison.Ordinal))
                checkpoint.Add(name[..^4], NpzFile.ReadArray(path, name, bytes));
        return checkpoint;
    }

    private NpyArray Find(string name) =>
        _arrays.GetValueOrDefault(name) ?? throw Mismatch($"it holds no array '{name}'");

    private CheckpointException Mismatch(string problem) => new(Source, problem, "use a checkpoint of this very network");
}
