using System.CommandLine;
using System.Globalization;
using Backpropamine.Samples.LanguageModel.Text;
using Backpropamine.Samples.LanguageModel.Training;
using Backpropamine.Training;
using Backpropamine.Training.Files;
using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Playing;

/// <summary>What can be done with a trained language model: <c>./run lm generate</c>, <c>evaluate</c>, <c>probe</c> and <c>export</c>.</summary>
internal static class LanguageModelCommands
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<TaskCommand> All { get; } =
        [new("generate", Generate), new("evaluate", Evaluate), new("probe", MakeProbe), new("export", Export)];

    private static Command Generate(TextWriter output)
    {
        var plasticity = new Option<string>("--plasticity") { Description = "on, frozen (after the prompt nothing is stored any more) or off", DefaultValueFactory = _ => "on" };
        var temperature = new Option<double>("--temperature") { Description = "below 1 more likely tokens, above 1 less likely ones; 0 for the likeliest", DefaultValueFactory = _ => 1 };
        var seed = new Option<long>("--seed") { Description = "where the random numbers come from", DefaultValueFactory = _ => 1 };
        var length = new Option<int>("--length") { Description = "how many tokens", DefaultValueFactory = _ => 200 };
        var prompt = new Option<string>("--prompt") { Description = "what the text begins with", DefaultValueFactory = _ => "" };
        return Of("generate", "Writes text with a trained model.", (model, parsed) =>
        {
            var how = PlasticityOf(parsed.GetValue(plasticity)!);
            if (parsed.GetValue(temperature) is not (>= 0 and < double.PositiveInfinity))
                throw new UsageException("--temperature: give a number from 0");
            Positive("--length", parsed.GetValue(length));
            var begin = model.Tokenizer.Prompt(parsed.GetValue(prompt)!);
            var written = new TextGenerator(model, how, parsed.GetValue(temperature), parsed.GetValue(seed)).Write(begin, parsed.GetValue(length));
            output.WriteLine(model.Tokenizer.Text([.. begin, .. written]).TrimEnd('\n'));
        }, plasticity, temperature, seed, length, prompt);
    }

    private static Command Evaluate(TextWriter output)
    {
        var data = new Option<string?>("--data") { Description = "the text, as for training" };
        var lanes = new Option<int>("--lanes") { Description = "lanes that read a stretch of the text each; 1 for the text in one piece", DefaultValueFactory = _ => 1 };
        var plasticity = new Option<string>("--plasticity") { Description = "on or off", DefaultValueFactory = _ => "on" };
        return Of("evaluate", "Tells the perplexity of a trained model.", (model, parsed) =>
        {
            Positive("--lanes", parsed.GetValue(lanes));
            var how = PlasticityOf(parsed.GetValue(plasticity)!);
            var text = TextSource.Read(parsed.GetValue(data));
            foreach (var (name, part) in new[] { ("validation", text.Validation), ("test", text.Test) })
            {
                var tokens = model.Vocabulary.Ids(model.Tokenizer.Tokens(part));
                if (tokens.Length == 0)
                    throw new UsageException($"the text has nothing for {name}: give one of at least 20 lines");
                var judged = Evaluation.Of(model.Network, tokens, model.Vocabulary.LineEndId, parsed.GetValue(lanes), how, CPU);
                var unknown = tokens.Count(id => id == model.Vocabulary.UnknownId) / (double)tokens.Length;
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{text.Name}, {name}: perplexity {judged.Perplexity:F3} of {tokens.Length} tokens ({unknown:P1} {Vocabulary.Unknown})"));
            }
        }, data, lanes, plasticity);
    }

    private static Command MakeProbe(TextWriter output)
    {
        var text = new Option<string?>("--text") { Description = "a text file; left out, the test part of the project's text" };
        var length = new Option<int>("--length") { Description = "how many tokens of it", DefaultValueFactory = _ => 60 };
        var page = new Option<string>("--out") { Description = "the page to write", DefaultValueFactory = _ => "probe.html" };
        return Of("probe", "Shows, token by token, what the plastic memory does with a passage that comes twice.", (model, parsed) =>
        {
            Positive("--length", parsed.GetValue(length));
            string[] passage = [.. model.Tokenizer.Tokens(parsed.GetValue(text) is { } file ? ReadLines(file) : TextSource.Read(null).Test).Take(parsed.GetValue(length))];
            var probe = Probe.Of(model, passage);
            var path = parsed.GetValue(page)!;
            WholeFile.Write(path, ProbePage.Render(probe, $"{Networks.NetworkKind.Of(model.Settings.Network).Description}, N={model.Settings.Hidden}, seed {model.Settings.Seed}"));
            var (first, again) = Probe.Means(probe.Surprise);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mean surprise {first:F3} nats, at the repetition {again:F3}"));
            output.WriteLine($"probe: {path}");
        }, text, length, page);
    }

    private static Command Export(TextWriter output)
    {
        var file = new Option<string>("--to") { Description = "the file to write", DefaultValueFactory = _ => "model.safetensors" };
        return Of("export", "Writes the weights of a trained model as a safetensors file, by PyTorch's names.", (model, parsed) =>
        {
            PyTorchWeights.Save(model.Network, parsed.GetValue(file)!);
            output.WriteLine($"weights: {parsed.GetValue(file)}");
        }, file);
    }

    private static Command Of(string name, string description, Action<ModelFile, ParseResult> act, params Option[] options)
    {
        var run = new Argument<string>("run") { Description = "the folder of a run, or its checkpoint" };
        var weights = new Option<string?>("--weights") { Description = "a safetensors file whose weights take the place of the run's" };
        var command = new Command(name, description) { run };
        foreach (var option in options.Append(weights))
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var model = ModelFile.Open(parsed.GetValue(run)!);
            using var network = model.Network;
            if (parsed.GetValue(weights) is { } file)
                PyTorchWeights.Load(network, file);
            act(model, parsed);
        });
        return command;
    }

    private static string[] ReadLines(string file)
    {
        try
        {
            return File.ReadAllLines(file) is { Length: > 0 } lines ? lines : throw new UsageException($"--text {file}: the file is empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--text {file} cannot be read ({e.Message})");
        }
    }

    private static Plasticity PlasticityOf(string name) => name switch
    {
        "on" => Plasticity.On,
        "frozen" => Plasticity.Frozen,
        "off" => Plasticity.Off,
        _ => throw new UsageException($"--plasticity {name}: there are on, frozen and off"),
    };

    private static void Positive(string option, int value)
    {
        if (value < 1)
            throw new UsageException($"{option} {value}: give a number above 0");
    }
}
