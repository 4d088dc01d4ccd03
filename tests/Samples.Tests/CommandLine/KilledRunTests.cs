using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Backpropamine.Samples.Tests.Running.Curves;
using Backpropamine.Samples.Tests.Support;

namespace Backpropamine.Samples.Tests.CommandLine;

public sealed class KilledRunTests : IDisposable
{
    private const int Last = 150;
    private const int Stop = 19;
    private const int Continue = 18;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Tasks => [.. BuiltInTasks.Table.Tasks.Select(task => task.Name)];

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
    public void So_does_a_run_that_was_killed_twenty_times(string task) => Check(task, 20);

    private void Check(string task, int kills)
    {
        string[] arguments = [task, .. SmallTasks.Options(task)];
        var random = new Random(task.Length);
        for (var kill = 0; kill < kills; kill++)
            Kill([.. arguments, "--iterations", $"{int.MaxValue}", "--out", Killed, "--resume"], kill, random);

        // How far it has come by then is the machine's.
        var iterations = Found(Killed, "checkpoint.npz") is { } file ? (int)Checkpoint.Open(file).Metadata["iteration"]! : 0;
        arguments = [.. arguments, "--iterations", (iterations + Last).ToString(CultureInfo.InvariantCulture)];
        var run = CommandLineRun.Of([.. arguments, "--out", Killed, "--resume"]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(0, CommandLineRun.Of([.. arguments, "--out", _folder["whole"]]).Code);
        Assert.Equal(File.ReadAllBytes(Found(_folder["whole"], "checkpoint.npz")!), File.ReadAllBytes(Found(Killed, "checkpoint.npz")!));
        Assert.Equal(Curve(_folder["whole"]), Curve(Killed));
        Assert.Equal(Enumerable.Range(1, iterations + Last).Select(i => (long)i), EventRecords.Read(Found(Killed, "events.out.tfevents")!).Skip(1).Select(one => one.Step));
        Assert.Empty(Directory.GetFiles(Killed, "*.tmp", SearchOption.AllDirectories));
    }

    /// <summary>A run never ends by itself. Every other one is killed soon after its start, the others after or inside a save, so that the next one has got on.</summary>
    private void Kill(string[] arguments, int kill, Random random)
    {
        var (saved, written) = (LastWrite("checkpoint.npz"), LastWrite("metrics.jsonl"));
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(BuiltInTasks).Assembly.Location, .. arguments]) { RedirectStandardOutput = true })!;
        process.BeginOutputReadLine();
        try
        {
            if (kill % 2 == 0)
            {
                Wait(process, 1, () => LastWrite("metrics.jsonl") != written);
                Thread.Sleep(random.Next(200));
            }
            else
            {
                Wait(process, 1, () => LastWrite("checkpoint.npz") != saved);
                if (kill % 4 == 3 && OperatingSystem.IsLinux())
                    Wait(process, 0, () => IsStoppedInsideSave(process));
                else
                    Thread.Sleep(random.Next(20));
            }
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    // What was a save a moment ago may be over before the process stops.
    private bool IsStoppedInsideSave(Process process)
    {
        if (!IsSaving())
            return false;
        Assert.Equal(0, Send(process.Id, Stop));
        while (State(process) != 'T')
            Thread.Yield();
        if (IsSaving())
            return true;
        Assert.Equal(0, Send(process.Id, Continue));
        return false;
    }

    private bool IsSaving() => Directory.EnumerateFiles(Killed, "checkpoint.npz.*.tmp", SearchOption.AllDirectories).Any();

    private DateTime LastWrite(string name) => Found(Killed, name) is { } file ? File.GetLastWriteTimeUtc(file) : DateTime.MinValue;

    private static void Wait(Process process, int pause, Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.False(process.HasExited, "the run has ended by itself");
            Assert.True(watch.Elapsed < Limit, "waited too long");
            Thread.Sleep(pause);
        }
    }

    /// <summary>The third entry, after the program's name in parentheses.</summary>
    private static char State(Process process)
    {
        var text = File.ReadAllText($"/proc/{process.Id}/stat");
        return text[text.LastIndexOf(')') + 2];
    }

    private static IEnumerable<string> Curve(string folder) => File.ReadLines(Found(folder, "metrics.jsonl")!).Select(line => line.Split(",\"seconds\"")[0]);

    private static string? Found(string folder, string name) => Directory.Exists(folder) ? Directory.GetFiles(folder, name, SearchOption.AllDirectories).SingleOrDefault() : null;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Send(int process, int signal);
}
