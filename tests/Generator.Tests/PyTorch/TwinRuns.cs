using System.Text.Json;
using Backpropamine.Generator.Tests.Models;

namespace Backpropamine.Generator.Tests.PyTorch;

/// <summary>Every model in C# and, all in one process, in Python.</summary>
public sealed class TwinRuns
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly Dictionary<string, TwinRun> _runs = [];
    private readonly Lazy<Dictionary<string, Dictionary<string, TwinTensor>>> _python;

    /// <summary>Runs them when they are first asked for, which is never where there is no PyTorch.</summary>
    public TwinRuns() => _python = new(Run);

    /// <summary>What Python made of a model's runs, beside what C# made of them: with its own M, with M as an argument, or both.</summary>
    internal IEnumerable<(string Run, IReadOnlyDictionary<string, TwinTensor> CSharp, IReadOnlyDictionary<string, TwinTensor> Python)> Of(string model)
    {
        var python = _python.Value;
        return new[] { model, Given(model) }.Where(_runs.ContainsKey)
            .Select(run => (run, _runs[run].Results(), (IReadOnlyDictionary<string, TwinTensor>)python[run]));
    }

    private Dictionary<string, Dictionary<string, TwinTensor>> Run()
    {
        foreach (var (name, source) in TestModels.All)
        {
            bool external = source.Contains("External = true", StringComparison.Ordinal);
            if (!external) _runs[name] = new TwinRun(name, given: false);
            if (source.Contains("[Neuromodulated", StringComparison.Ordinal) || external) _runs[Given(name)] = new TwinRun(name, given: true);
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("pytorch-twins-");
        try
        {
            string script = Path.Combine(folder.FullName, "twins.py");
            string cases = Path.Combine(folder.FullName, "cases.json");
            string results = Path.Combine(folder.FullName, "results.json");
            using (Stream text = typeof(TwinRuns).Assembly.GetManifestResourceStream("twins.py")!)
            using (FileStream file = File.Create(script)) text.CopyTo(file);
            File.WriteAllText(cases, JsonSerializer.Serialize(_runs, Options));
            (int status, string printed) = Python.Run(script, cases, results);
            Assert.True(status == 0, printed);
            return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, TwinTensor>>>(File.ReadAllText(results), Options)!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Given(string name) => name + " with M given";
}
