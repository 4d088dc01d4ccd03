using Backpropamine.Samples.LanguageModel.Networks;
using Backpropamine.Training;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Playing;

/// <summary>
/// A model's weights in a safetensors file, by the names that PyTorch's example of a language model has for them: <c>encoder.weight</c>, <c>rnn.weight_ih_l0</c>,
/// <c>decoder.weight</c>. What only plastic layers have is named alike: <c>rnn.alpha_l0</c>. The layers of the large model are of several sizes, and each is a module of its own:
/// <c>rnns.0.weight_ih_l0</c>; its <c>decoder.weight</c> is <c>encoder.weight</c> and not there twice.
/// </summary>
internal static class PyTorchWeights
{
    private static readonly (string Ours, string Before, string Behind)[] _layers =
    [
        ("core.lower.", "rnn.", "_l0"), ("core.upper.", "rnn.", "_l1"),
        ("lower.hidden.", "rnns.0.", "_l0"), ("middle.hidden.", "rnns.1.", "_l0"), ("upper.hidden.", "rnns.2.", "_l0"),
    ];

    /// <summary>Writes the weights.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Save(LanguageModelNetwork model, string path)
    {
        using var scope = NewDisposeScope();
        Using(path, () => Safetensors.SaveStateDict(path, model.state_dict().ToDictionary(pair => NameOf(pair.Key), pair => pair.Value.detach().cpu().contiguous())));
    }

    /// <summary>Reads weights. Nothing changes unless all of them fit.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="UsageException">It cannot be read, or its weights are not this model's.</exception>
    public static void Load(LanguageModelNetwork model, string path)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        Dictionary<string, Tensor> kept = [];
        Using(path, () => kept = Safetensors.LoadStateDict(path));
        var targets = model.state_dict().ToDictionary(pair => NameOf(pair.Key), pair => pair.Value);
        foreach (var (name, target) in targets)
        {
            if (!kept.TryGetValue(name, out var given))
                throw new UsageException($"{path} holds no {name}, which this model has; take a file of the same network");
            if (!given.shape.SequenceEqual(target.shape))
                throw new UsageException($"{path} holds {name} as [{string.Join(", ", given.shape)}], this model has [{string.Join(", ", target.shape)}]; take a file of the same network");
        }
        if (kept.Keys.FirstOrDefault(name => !targets.ContainsKey(name)) is { } more)
            throw new UsageException($"{path} holds {more}, which this model has not; take a file of the same network");
        foreach (var (name, target) in targets)
            target.copy_(kept[name]);
    }

    /// <summary>PyTorch's name of a parameter.</summary>
    /// <param name="ours">Our name.</param>
    public static string NameOf(string ours)
    {
        foreach (var (prefix, before, behind) in _layers)
            if (ours.StartsWith(prefix, StringComparison.Ordinal))
                return before + ours[prefix.Length..] + behind;
        return ours == "decoder_bias" ? "decoder.bias" : ours.Replace("core.next.", "decoder.", StringComparison.Ordinal);
    }

    private static void Using(string path, Action use)
    {
        try
        {
            use();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or FormatException or InvalidOperationException or System.Runtime.InteropServices.ExternalException or System.Text.Json.JsonException)
        {
            throw new UsageException($"{path} cannot be used as a safetensors file ({e.Message})");
        }
    }
}
