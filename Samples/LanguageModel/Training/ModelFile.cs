using System.Text;
using System.Text.Json.Nodes;
using Backpropamine.Samples.LanguageModel.Networks;
using Backpropamine.Samples.LanguageModel.Text;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Training;

/// <summary>A trained model as a checkpoint of a training holds it: its weights, its vocabulary, and how text becomes tokens.</summary>
/// <param name="Settings">The training.</param>
/// <param name="Vocabulary">The types that it knows.</param>
/// <param name="Tokenizer">How text becomes tokens.</param>
/// <param name="Network">The network, with the weights that did best in validation; the caller's to dispose.</param>
internal sealed record ModelFile(RunSettings Settings, Vocabulary Vocabulary, Tokenizer Tokenizer, LanguageModelNetwork Network)
{
    private const string VocabularyName = "text/vocabulary";
    private const string TokenisedName = "text/tokenised";

    /// <summary>Adds what a training's checkpoint needs to be read as a model.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="vocabulary">The types.</param>
    /// <param name="tokenised">Whether the text was tokenised already.</param>
    public static void Keep(Checkpoint checkpoint, Vocabulary vocabulary, bool tokenised)
    {
        checkpoint.Add(VocabularyName, NpyArray.From<byte>(Encoding.UTF8.GetBytes(string.Join('\n', vocabulary.Types))));
        checkpoint.Add(TokenisedName, NpyArray.From<byte>([tokenised ? (byte)1 : (byte)0]));
    }

    /// <summary>Reads the model of a run.</summary>
    /// <param name="path">The run's folder, or its checkpoint.</param>
    /// <exception cref="UsageException">There is none.</exception>
    /// <exception cref="CheckpointException">The file is damaged, or no language model's.</exception>
    public static ModelFile Open(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, "checkpoint.npz") : path;
        if (!File.Exists(file))
            throw new UsageException($"{path}: there is no checkpoint of a run; give the folder of a run of ./run lm");
        var checkpoint = Checkpoint.Open(file);
        if (checkpoint.Metadata["settings"] is not JsonObject kept || !checkpoint.Arrays.ContainsKey(VocabularyName))
            throw new CheckpointException(file, "it is no checkpoint of a language model", "give the folder of a run of ./run lm");
        var settings = RunSettings.FromJson(kept);
        var vocabulary = new Vocabulary(Encoding.UTF8.GetString(checkpoint.Get<byte>(VocabularyName)).Split('\n'));
        var tokenizer = checkpoint.Get<byte>(TokenisedName)[0] == 1 ? Tokenizer.Given : Tokenizer.Of(settings.Own["tokens"]);
        var network = LanguageModels.Create(settings, vocabulary.Count, CPU);
        checkpoint.Load(checkpoint.Arrays.Keys.Any(name => name.StartsWith("best/", StringComparison.Ordinal)) ? "best" : "parameters", network);
        network.eval();
        return new ModelFile(settings, vocabulary, tokenizer, network);
    }
}
