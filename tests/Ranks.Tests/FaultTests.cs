using Backpropamine.Samples;
using static Backpropamine.Tests.OfRanks.Mpirun;

namespace Backpropamine.Tests.OfRanks;

/// <summary>What stops a run of several ranks: it ends on all of them, and goes on later.</summary>
[Trait("Category", "Long")]
public sealed class FaultTests : IDisposable
{
    private static readonly string[] _small = ["maze", "--hidden", "5", "--steps", "10", "--lanes", "4", "--iterations"];
    private readonly TemporaryFolder _folder = new();

    private static string Program => typeof(BuiltInTasks).Assembly.Location;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [Mpi(OpenMpi, 2, 0)]
    [Mpi(OpenMpi, 3, 2)]
    [Mpi(Mpich, 2, 0)]
    [Mpi(Mpich, 3, 2)]
    public void A_rank_that_is_killed_ends_all_and_the_run_goes_on_from_its_checkpoint(string mpi, int ranks, int killed)
    {
        using (var run = new StartedRanks(mpi, ranks, _folder.Path, [.. _small, "1000000"]))
        {
            run.WaitFor(() => File.Exists(Checkpoint()));
            run.Kill(killed, "KILL");
            Assert.NotEqual(0, run.End());
        }
        GoesOn();
    }

    [Theory]
    [Mpi(OpenMpi, 2)]
    [Mpi(Mpich, 2)]
    public void Twenty_kills_leave_twenty_checkpoints(string mpi, int ranks)
    {
        var random = new Random(25);
        for (var kill = 0; kill < 20; kill++)
        {
            using var run = new StartedRanks(mpi, ranks, _folder.Path, [.. _small, "1000000", "--resume"]);
            var saved = Saved();
            run.WaitFor(() => Saved() > saved);
            Thread.Sleep(random.Next(300));
            run.Kill(random.Next(ranks), "KILL");
            Assert.NotEqual(0, run.End());
        }
        GoesOn();
    }

    [Theory]
    [Mpi(OpenMpi, 2, "TERM", 1)]
    [Mpi(OpenMpi, 3, "INT", 0)]
    [Mpi(Mpich, 2, "TERM", 0)]
    [Mpi(Mpich, 3, "TERM", 2)]
    public void A_signal_to_any_rank_stops_all_after_the_same_iteration(string mpi, int ranks, string signal, int rank)
    {
        using (var run = new StartedRanks(mpi, ranks, _folder.Path, [.. _small, "1000000"]))
        {
            run.WaitFor(() => File.Exists(Metrics()) && File.ReadLines(Metrics()).Count() > 10);
            run.Kill(rank, signal);
            Assert.Equal(130, run.End());
            Assert.Single(run.Error.Split('\n'), line => line.StartsWith("stopped at iteration ", StringComparison.Ordinal));
            Assert.Contains($"go on with: mpirun -n {ranks} ./run maze", run.Error, StringComparison.Ordinal);
        }
        GoesOn();
    }

    [Theory]
    [Mpi(OpenMpi, 2, "TERM")]
    [Mpi(OpenMpi, 2, "INT")]
    [Mpi(Mpich, 2, "TERM")]
    [Mpi(Mpich, 2, "INT")]
    public void A_signal_to_mpirun_ends_all_and_the_run_goes_on_from_its_checkpoint(string mpi, int ranks, string signal)
    {
        using (var run = new StartedRanks(mpi, ranks, _folder.Path, [.. _small, "1000000"]))
        {
            run.WaitFor(() => File.Exists(Checkpoint()));
            run.KillMpirun(signal);
            var code = run.End();
            // MPICH's mpirun may give 0.
            if (mpi == OpenMpi)
                Assert.NotEqual(0, code);
        }
        GoesOn();
    }

    [Theory]
    [Mpi(OpenMpi, 2)]
    [Mpi(Mpich, 2)]
    public void A_full_disk_is_said_once_and_the_last_complete_save_counts(string mpi, int ranks)
    {
        byte[] kept;
        using (var run = new StartedRanks(mpi, ranks, _folder.Path, [.. _small, "1000"]))
        {
            run.WaitFor(() => File.Exists(Checkpoint()));
            run.LimitFiles(1000);
            run.WaitFor(() => run.Error.Contains("checkpoint.npz cannot be written", StringComparison.Ordinal));
            kept = File.ReadAllBytes(Checkpoint());
            Assert.Equal(1, run.End(itself: true));
            Assert.Single(run.Error.Split('\n'), line => line.Contains("checkpoint.npz cannot be written", StringComparison.Ordinal));
        }
        Assert.Equal(kept, File.ReadAllBytes(Checkpoint()));
        GoesOn();
    }

    private void GoesOn()
    {
        var done = File.Exists(Checkpoint()) ? Backpropamine.Checkpoint.Open(Checkpoint()).Get<double>("curves/loss").Length : 0;
        Assert.True(done > 0, "no checkpoint");
        var resumed = Tool.Run("dotnet", [Program, .. _small, $"{done + 20}", "--resume", "--out", _folder.Path], environment: Mpirun.Environment).Succeeded();
        Assert.Contains($"resumed at iteration {done}", resumed.Output, StringComparison.Ordinal);
        Assert.Equal(done + 20, File.ReadLines(Metrics()).Count());
    }

    private DateTime Saved() => File.Exists(Checkpoint()) ? File.GetLastWriteTimeUtc(Checkpoint()) : DateTime.MinValue;

    private string Checkpoint() => Path.Combine(Folder(), "checkpoint.npz");

    private string Metrics() => Path.Combine(Folder(), "metrics.jsonl");

    private string Folder() => Directory.GetDirectories(_folder.Path) is [var folder] ? folder : _folder.Path;
}
