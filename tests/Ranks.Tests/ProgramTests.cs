using System.Text.Json;
using Backpropamine.Samples;
using static Backpropamine.Tests.OfRanks.Mpirun;

namespace Backpropamine.Tests.OfRanks;

/// <summary>./run under mpirun.</summary>
public sealed class ProgramTests : IDisposable
{
    private const double Single = 1e-4;
    private readonly TemporaryFolder _folder = new();

    private static string Program => typeof(BuiltInTasks).Assembly.Location;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [Mpi(OpenMpi, 2)]
    [Mpi(Mpich, 3)]
    public void One_rank_speaks_and_writes_for_all(string mpi, int ranks)
    {
        var result = Run(mpi, ranks, "maze", "--hidden", "5", "--steps", "10", "--lanes", "4", "--iterations", "120").Succeeded();
        Assert.Equal("", result.Errors);
        Assert.Equal(1, Count(result.Output, "Grid maze: simple neuromodulation"));
        Assert.Equal(1, Count(result.Output, "iteration 120/120"));
        Assert.Equal(1, Count(result.Output, "report: "));
        Assert.DoesNotContain('\e', result.Output);
        var run = Assert.Single(Directory.GetDirectories(_folder.Path));
        foreach (var file in new[] { "checkpoint.npz", "metrics.jsonl", "events.out.tfevents", "result.json", "report.html", "report.csv" })
            Assert.True(File.Exists(Path.Combine(run, file)), file);
        Assert.Equal(120, File.ReadLines(Path.Combine(run, "metrics.jsonl")).Count());
        Assert.Contains($"mpirun -n {ranks} ./run maze", File.ReadAllText(Path.Combine(run, "run.json")), StringComparison.Ordinal);
    }

    [Theory]
    [Mpi(OpenMpi, 3)]
    [Mpi(Mpich, 2)]
    public void A_run_goes_on_with_another_number_of_ranks(string mpi, int ranks)
    {
        // The state of a language model goes on from iteration to iteration.
        string[] options = ["lm", "--hidden", "9", "--steps", "5", "--lanes", "5", "--epochs", "1"];
        Mpirun.Alone(Program, [.. options, "--iterations", "18", "--out", _folder.At("whole")]);
        Run(mpi, ranks, [.. options, "--iterations", "6"]);
        var resumed = Run(mpi, 5 - ranks, [.. options, "--iterations", "12", "--resume"]);
        Assert.Equal(1, Count(resumed.Output, "resumed at iteration 6"));
        var last = Mpirun.Alone(Program, [.. options, "--iterations", "18", "--resume", "--out", _folder.Path]);
        Assert.Equal(1, Count(last.Output, "resumed at iteration 12"));
        var (whole, divided) = (Losses(_folder.At("whole")), Losses(_folder.Path, except: "whole"));
        Assert.Equal(18, divided.Length);
        Assert.All(whole.Zip(divided), pair => Assert.Equal(pair.First, pair.Second, Single * pair.First));
    }

    [Theory]
    [Mpi(OpenMpi, 2, 2, "error: this training has one lane and cannot be divided among 2 ranks: give --lanes 2 or more, or start one rank", "patterns")]
    [Mpi(Mpich, 3, 2, "error: --lanes 2 cannot be divided among 3 ranks: give --lanes 3 or more, or start fewer ranks", "cue", "--lanes", "2")]
    [Mpi(OpenMpi, 2, 2, "error: there is no task 'labyrinth'", "labyrinth")]
    [Mpi(Mpich, 2, 2, "error: Unrecognized command or argument '--hiden'", "cue", "--hiden", "5")]
    [Mpi(OpenMpi, 2, 2, "error: ./run compare cue cannot run on 2 ranks", "compare", "cue", "--seeds", "1-2")]
    [Mpi(Mpich, 2, 2, "error: --data nothing.txt", "lm", "--data", "nothing.txt")]
    public void What_cannot_be_done_is_said_once(string mpi, int ranks, int code, string message, params string[] arguments)
    {
        var result = Run(mpi, ranks, arguments);
        Assert.Equal(code, result.ExitCode);
        Assert.Equal(1, Count(result.Errors, message));
        Assert.Equal(1, Count(result.Errors, "error: "));
    }

    [Theory]
    [Mpi(OpenMpi, 2)]
    [Mpi(Mpich, 2)]
    public void Ranks_with_other_options_do_not_begin(string mpi, int ranks)
    {
        string[] rank = ["-n", "1", "dotnet", Program, "cue", "--out", _folder.Path, "--seed"];
        var result = Tool.Run(Of(mpi)!, [.. rank, "1", ":", .. rank, $"{ranks}"], environment: Mpirun.Environment);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(1, Count(result.Errors, "error: the options must be the same on all ranks: rank 0 has "));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [Mpi(OpenMpi, 2)]
    [Mpi(Mpich, 2)]
    public void A_missing_library_is_said_once(string mpi, int ranks)
    {
        var result = Mpirun.Run(mpi, ranks, Program, ["cue", "--out", _folder.Path], ("BACKPROPAMINE_MPI", "libnone.so.1"));
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(1, Count(result.Errors, "error: this process was started as one of several ranks, but no MPI library can be loaded (libnone.so.1): install Open MPI or MPICH"));
    }

    private ToolResult Run(string mpi, int ranks, params string[] arguments) => Mpirun.Run(mpi, ranks, Program, [.. arguments, "--out", _folder.Path]);

    private static double[] Losses(string folder, string except = "")
    {
        var run = Assert.Single(Directory.GetDirectories(folder), path => Path.GetFileName(path) != except);
        return [.. File.ReadLines(Path.Combine(run, "metrics.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("loss").GetDouble())];
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
