using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                string Key(string key) => string.IsNullOrEmpty(prefix) ? key : $"{prefix}.{key}";
                foreach (var (key, parameter) in named_parameters()) destination.TryAdd(Key(key), parameter);
                foreach (var (key, buffer) in named_buffers(include_nonpersistent: false)) destination.TryAdd(Key(key), buffer);
                foreach (var (key, child) in _internal_submodules) child.state_dict(destination, Key(key));
                return destination;
            }

            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                skip ??= [];
                var destination = state_dict();
                var unexpected = source.Keys.Where(key => !skip.Contains(key) && !destination.ContainsKey(key)).ToList();
                var missing = destination.Keys.Where(key => !skip.Contains(key) && !source.ContainsKey(key)).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                    throw new InvalidOperationException("The loaded state_dict is not identical to the target dictionary.");
                using var noGrad = no_grad();
                foreach (var (key, value) in source)
                    if (!skip.Contains(key) && destination.TryGetValue(key, out var target)) target.copy_(value);
                return (missing, unexpected);
            }

            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var kept = sd.Where(entry => skip is null || !skip.Contains(entry.Key)).ToList();
                writer.Encode(kept.Count);
                foreach (var (key, tensor) in kept)
                {
                    writer.Write(key);
                    tensor.Save(writer);
                }
            }

            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location)) throw new FileNotFoundException(location);
                using var stream = File.OpenRead(location);
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                var (type, index) = (deviceType, deviceIndex);
                if (type != DeviceType.CPU) _to(DeviceType.CPU, -1, false);
                try
                {
                    var own = state_dict();
                    var entries = reader.Decode();
                    if (entries != own.Count && strict)
                        throw new ArgumentException($"Mismatched state_dict sizes: expected {own.Count}, but found {entries} entries.");
                    for (long i = 0; i < entries; i++)
                    {
                        var key = reader.ReadString();
                        var found = own.TryGetValue(key, out var tensor);
                        if (!found && strict)
                            throw new ArgumentException($"Mismatched module state names: the target modules does not have a submodule or buffer named '{key}'");
                        if (found && skip?.Contains(key) != true) tensor!.Load(reader);
                        else TensorExtensionMethods.Load(reader, skip: true).Dispose();
                        loadedParameters?.Add(key, found);
                    }
                }
                finally
                {
                    if (type != DeviceType.CPU) _to(type, index, false);
                }

                return this;
            }

            public static Module Create<T>(string path) where T : Module, new() => new T().load(path);
        }
    }
}
