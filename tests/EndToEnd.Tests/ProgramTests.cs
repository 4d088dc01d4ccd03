using Backpropamine.EndToEnd.Tests.Support;

namespace Backpropamine.EndToEnd.Tests;

/// <summary>Programs of users, outside the repository: TorchSharp loads before their first statement, on old and new systems.</summary>
[Trait("Category", "Long")]
public class ProgramTests
{
    [Fact]
    public void A_program_whose_first_statement_is_TorchSharps()
    {
        using var project = new UserProject("TorchFirst", Programs.TorchFirst);
        Run(project.Build()).Printed(Programs.TorchFirstPrints);
    }

    [Fact]
    public void A_program_that_never_names_Backpropamine()
    {
        using var project = new UserProject("TorchOnly", "Console.WriteLine(TorchSharp.torch.ones(2, 3).sum().item<float>());");
        Run(project.Build()).Printed("6");
    }

    [Fact]
    public void A_library_that_another_project_uses()
    {
        using var project = new UserProject(
            "App", "Console.WriteLine(Models.Count());",
            "Library", "public static class Models { public static long Count() => new Forager().Hidden[\"alpha\"].numel(); }" + Programs.Network);
        Run(project.Build()).Printed("64");
    }

    [Fact]
    public void A_file_without_a_project()
    {
        using var folder = new TemporaryFolder(Repository.At("artifacts"));
        var file = folder.Write("model.cs", "#:project ../../Runtime/Backpropamine.csproj\n" + Programs.TorchFirst);
        Tool.Run("dotnet", ["run", file], folder.Path).Printed(Programs.TorchFirstPrints);
    }

    [Fact]
    public void A_file_with_a_task_of_its_own_is_trained_resumed_and_compared()
    {
        using var folder = new TemporaryFolder();
        string[] run = ["run", "--configuration", "Release", Repository.At("Samples", "SingleFile", "task.cs"), "--"];
        var first = Tool.Run("dotnet", [.. run, "bandit", "--iterations", "20", "--out", folder.Path], folder.Path);
        Assert.True(first.ExitCode == 0, first.Output);
        var resumed = Tool.Run("dotnet", [.. run, "bandit", "--iterations", "30", "--resume", "--out", folder.Path], folder.Path);
        Assert.Contains("resumed at iteration 20", resumed.Output, StringComparison.Ordinal);
        foreach (var file in new[] { "checkpoint.npz", "metrics.jsonl", "events.out.tfevents", "result.json", "report.html", "report.csv" })
            Assert.True(File.Exists(folder.At("bandit-plastic-seed1", file)), file);

        var compared = Tool.Run("dotnet", [.. run, "compare", "bandit", "--vary", "network=plastic,rnn", "--seeds", "1-2", "--iterations", "10", "--out", folder.At("compared")], folder.Path);
        Assert.True(compared.ExitCode == 0, compared.Output);
        Assert.Equal(5, File.ReadLines(folder.At("compared", "runs.csv")).Count());
        Assert.True(File.Exists(folder.At("compared", "compare.html")));
    }

    [Fact]
    public void A_published_program_away_from_the_packages()
    {
        using var project = new UserProject("Published", Programs.TorchFirst);
        Run(Path.Combine(project.Publish(), "Published.dll"), Nowhere).Printed(Programs.TorchFirstPrints);
    }

    [Fact]
    public void A_program_published_as_one_file()
    {
        using var project = new UserProject("OneFile", Programs.TorchFirst);
        var output = project.Publish("--use-current-runtime", "--no-self-contained", "-p:PublishSingleFile=true");
        Assert.False(File.Exists(Path.Combine(output, "TorchSharp.dll")));
        Tool.Run(Path.Combine(output, "OneFile"), [], environment: Nowhere).Printed(Programs.TorchFirstPrints);
    }

    private static Dictionary<string, string?> Nowhere { get; } = new() { ["HOME"] = "/nonexistent", ["NUGET_PACKAGES"] = "/nonexistent" };

    private static ToolResult Run(string program, IReadOnlyDictionary<string, string?>? environment = null) =>
        Tool.Run("dotnet", [program], Path.GetTempPath(), environment);
}
