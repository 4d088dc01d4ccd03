using System.Diagnostics;
using Backpropamine.Samples.CommandLine;
using Backpropamine.Samples.Tests.Support;

namespace Backpropamine.Samples.Tests.CommandLine;

public class KilledRunTests
{
    /// <summary>One that acts and one that answers, for a quick run.</summary>
    private static readonly string[] _few = ["maze", "patterns"];

    public static TheoryData<string> Tasks => [.. _few];

    public static TheoryData<string> MoreTasks => [.. TaskTable.BuiltIn.Tasks.Select(task => task.Name).Except(_few)];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_run_that_was_killed_goes_on_and_ends_with_the_same_bits(string task) => Check(task);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(MoreTasks))]
    public void So_does_a_run_of_every_other_task(string task) => Check(task);

    private static void Check(string task)
    {
        using var folder = new TemporaryFolder();
        string[] arguments = [task, .. SmallTasks.Options(task), "--iterations", "450"];
        Assert.Equal(0, CommandLineRun.Of([.. arguments, "--out", folder["whole"]]).Code);

        string[] killed = [.. arguments, "--out", folder["killed"]];
        using (var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(SampleProgram).Assembly.Location, .. killed]) { RedirectStandardOutput = true })!)
        {
            // The first checkpoint is kept after 100 iterations; the metrics say that the run is beyond it.
            while (!process.HasExited && Lines(folder["killed"]) < 130)
                Thread.Sleep(1);
            process.Kill();
            process.WaitForExit();
        }
        var run = CommandLineRun.Of([.. killed, "--resume"]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(File.ReadAllBytes(Found(folder["whole"], "checkpoint.npz")), File.ReadAllBytes(Found(folder["killed"], "checkpoint.npz")));
        Assert.Equal(Curve(folder["whole"]), Curve(folder["killed"]));
    }

    private static int Lines(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "metrics.jsonl", SearchOption.AllDirectories) : [];
        return files.Length == 0 ? 0 : File.ReadLines(files[0]).Count();
    }

    private static IEnumerable<string> Curve(string folder) => File.ReadLines(Found(folder, "metrics.jsonl")).Select(line => line.Split(",\"seconds\"")[0]);

    private static string Found(string folder, string name) => Assert.Single(Directory.GetFiles(folder, name, SearchOption.AllDirectories));
}
