using System.Diagnostics;
using Backpropamine.Samples.CommandLine;
using Backpropamine.Samples.Tests.Running.Curves;
using Backpropamine.Samples.Tests.Support;

namespace Backpropamine.Samples.Tests.CommandLine;

public sealed class KilledRunTests : IDisposable
{
    private const int SaveEvery = 100;
    private readonly TemporaryFolder _folder = new();
    private int _insideSaves;

    public static TheoryData<string> Tasks => [.. TaskTable.BuiltIn.Tasks.Select(task => task.Name)];

    private string Killed => _folder["killed"];

    public void Dispose() => _folder.Dispose();

    /// <summary>A task that acts and one that answers.</summary>
    [Theory]
    [InlineData("maze")]
    [InlineData("patterns")]
    public void A_run_that_was_killed_goes_on_and_ends_with_the_same_bits(string task) => Check(task, 2);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Tasks))]
    public void So_does_a_run_that_was_killed_twenty_times(string task)
    {
        Check(task, 20);
        Assert.True(_insideSaves > 0, "no kill was inside a save");
    }

    private void Check(string task, int kills)
    {
        // Every other kill comes after a checkpoint, so that the run gets on.
        string[] arguments = [task, .. SmallTasks.Options(task), "--iterations", $"{(kills / 2 * SaveEvery) + 250}"];
        Assert.Equal(0, CommandLineRun.Of([.. arguments, "--out", _folder["whole"]]).Code);

        string[] again = [.. arguments, "--out", Killed, "--resume"];
        var random = new Random(task.Length);
        for (var kill = 0; kill < kills; kill++)
            Kill(again, random, afterCheckpoint: kill % 2 == 1, insideSave: kill % 4 == 1);
        var run = CommandLineRun.Of(again);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(File.ReadAllBytes(Found(_folder["whole"], "checkpoint.npz")), File.ReadAllBytes(Found(Killed, "checkpoint.npz")));
        Assert.Equal(Curve(_folder["whole"]), Curve(Killed));
        Assert.Equal(Enumerable.Range(1, Curve(Killed).Count()).Select(i => (long)i), EventRecords.Read(Found(Killed, "events.out.tfevents")).Skip(1).Select(one => one.Step));
        Assert.Empty(Directory.GetFiles(Killed, "*.tmp", SearchOption.AllDirectories));
    }

    private void Kill(string[] arguments, Random random, bool afterCheckpoint, bool insideSave)
    {
        var (saved, begun) = (Saved(), DateTime.UtcNow);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(SampleProgram).Assembly.Location, .. arguments]) { RedirectStandardOutput = true })!;
        process.BeginOutputReadLine();
        if (insideSave)
        {
            // A save that is over before it was seen is a kill after a checkpoint.
            while (!process.HasExited && Saved() == saved && !IsSaving())
                Thread.SpinWait(100);
            _insideSaves += IsSaving() ? 1 : 0;
        }
        else
        {
            while (!process.HasExited && (afterCheckpoint ? Saved() == saved : Written() < begun))
                Thread.Sleep(1);
            Thread.Sleep(random.Next(afterCheckpoint ? 20 : 200));
        }
        Assert.False(process.HasExited, "the run was over before it could be killed");
        process.Kill();
        process.WaitForExit();
    }

    private bool IsSaving() => Directory.Exists(Killed) && Directory.EnumerateFiles(Killed, "checkpoint.npz.*.tmp", SearchOption.AllDirectories).Any();

    private DateTime Saved() => LastWrite("checkpoint.npz");

    private DateTime Written() => LastWrite("metrics.jsonl");

    private DateTime LastWrite(string name) => Directory.Exists(Killed) && Directory.GetFiles(Killed, name, SearchOption.AllDirectories) is [var file]
        ? File.GetLastWriteTimeUtc(file)
        : DateTime.MinValue;

    private static IEnumerable<string> Curve(string folder) => File.ReadLines(Found(folder, "metrics.jsonl")).Select(line => line.Split(",\"seconds\"")[0]);

    private static string Found(string folder, string name) => Assert.Single(Directory.GetFiles(folder, name, SearchOption.AllDirectories));
}
