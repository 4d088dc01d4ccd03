using System.Xml.Linq;
using Backpropamine.Package.Tests.Support;

namespace Backpropamine.Package.Tests;

/// <summary>A user's program with a task of its own, by the package <c>Backpropamine.Training</c>.</summary>
/// <param name="packages">The packages.</param>
[Collection(PackagesCollection.Name)]
public class TrainingTests(Packages packages)
{
    private const string Package = "Backpropamine.Training";

    [LinuxFact("bash")]
    public void The_package_depends_on_the_runtime_with_its_generator()
    {
        using var package = packages.Open(Package);
        using var file = package.GetEntry($"{Package}.nuspec")!.Open();
        var dependencies = XDocument.Load(file).Descendants().Where(one => one.Name.LocalName == "dependency").ToDictionary(one => one.Attribute("id")!.Value);
        Assert.Equal(["Backpropamine", "Spectre.Console", "System.CommandLine", "TorchSharp"], dependencies.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Packages.Version, dependencies["Backpropamine"].Attribute("version")!.Value);
        Assert.DoesNotContain("Analyzers", dependencies["Backpropamine"].Attribute("exclude")?.Value ?? "", StringComparison.Ordinal);
    }

    [LinuxFact("bash")]
    [Trait("Category", "Long")]
    public void A_task_is_trained_resumed_and_compared()
    {
        using var user = new UserFolder(packages);
        // The sample's task, whose first lines name projects of the repository.
        var task = File.ReadAllLines(Repository.At("Samples", "SingleFile", "task.cs")).SkipWhile(line => line.StartsWith("#:", StringComparison.Ordinal));
        user.Project("App", string.Join('\n', task), UserFolder.Training + UserFolder.Torch, "<OutputType>Exe</OutputType><Version>3.2.1</Version>");
        user.Build("App", "-p:TreatWarningsAsErrors=true").Succeeded();

        var first = Run(user, "bandit", "--iterations", "4", "--out", user.At("runs")).Succeeded();
        Assert.DoesNotContain("./run", first.Output, StringComparison.Ordinal);
        var resumed = Run(user, "bandit", "--iterations", "6", "--resume", "--out", user.At("runs")).Succeeded();
        Assert.Contains("resumed at iteration 4", resumed.Output, StringComparison.Ordinal);
        foreach (var file in new[] { "checkpoint.npz", "metrics.jsonl", "events.out.tfevents", "result.json", "report.html", "report.csv" })
            Assert.True(File.Exists(user.At($"runs/bandit-plastic-seed1/{file}")), file);

        Run(user, "compare", "bandit", "--vary", "network=plastic,rnn", "--vary", "learning-rate=0.01,0.002", "--iterations", "3", "--seeds", "1-2", "--out", user.At("compared")).Succeeded();
        var rows = File.ReadAllLines(user.At("compared/runs.csv"));
        Assert.Equal(9, rows.Length);
        Assert.All(rows[1..], row => Assert.Contains("3.2.1", row, StringComparison.Ordinal));
        Assert.True(File.Exists(user.At("compared/compare.html")));

        var refused = Run(user, "bandits");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("error: there is no task 'bandits': there is bandit", refused.Errors, StringComparison.Ordinal);
        var unknown = Run(user, "bandit", "--sped", "2");
        Assert.Contains($"dotnet {Path.Combine(".", "bin", "Release", "net10.0", "App.dll")} --help lists what there is", unknown.Errors, StringComparison.Ordinal);
    }

    // In a language whose numbers have a comma.
    private static ToolResult Run(UserFolder user, params IEnumerable<string> arguments) =>
        user.Dotnet("App", "de_DE.UTF-8", [Path.Combine("bin", "Release", "net10.0", "App.dll"), .. arguments]);
}
