using System.Diagnostics;
using System.Text;
using Backpropamine.Samples;
using static Backpropamine.Tests.OfRanks.Mpirun;

namespace Backpropamine.Tests.OfRanks;

/// <summary>A run under mpirun while it goes on. For Linux.</summary>
internal sealed class StartedRanks : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan _seconds = TimeSpan.FromMinutes(3);
    private readonly Process _mpirun;
    private readonly string _folder;
    private readonly StringBuilder _error = new();

    public StartedRanks(string mpi, int ranks, string folder, params string[] arguments)
    {
        _folder = folder;
        // Signals are taken although the tests may run in the background. A file that grows beyond what is allowed is an error, as on a full disk, and not the end of the process.
        string[] program = ["env", "--ignore-signal=XFSZ", "dotnet", typeof(BuiltInTasks).Assembly.Location, .. arguments, "--out", folder];
        var start = new ProcessStartInfo("env", ["--default-signal=INT,TERM,HUP", Of(mpi)!, "-n", $"{ranks}", .. program])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Mpirun.Environment)
            start.Environment[name] = value;
        // The runtime's own memory for code would count as a file.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        _mpirun = Process.Start(start)!;
        _mpirun.ErrorDataReceived += (_, line) => Append(line.Data);
        _mpirun.OutputDataReceived += (_, _) => { };
        _mpirun.BeginOutputReadLine();
        _mpirun.BeginErrorReadLine();
    }

    public string Error
    {
        get
        {
            lock (_error)
                return _error.ToString();
        }
    }

    public void WaitFor(Func<bool> condition)
    {
        for (var watch = Stopwatch.StartNew(); !condition(); Thread.Sleep(20))
        {
            Assert.True(watch.Elapsed < _patience, $"waited too long: {Error}");
            Assert.False(_mpirun.HasExited, $"ended too early: {Error}");
        }
    }

    /// <summary>Sends a signal to one rank.</summary>
    public void Kill(int rank, string signal) => Send(Ranks()[rank], signal);

    /// <summary>Lets no file of rank 0 grow beyond some bytes, as if its disk were full.</summary>
    public void LimitFiles(int bytes) => Tool.Run("prlimit", ["--pid", $"{Ranks()[0]}", $"--fsize={bytes}:"]).Succeeded();

    /// <summary>Sends a signal to mpirun.</summary>
    public void KillMpirun(string signal) => Send(_mpirun.Id, signal);

    /// <summary>The exit code, after some seconds at most unless the run has something left to do; then no rank is left.</summary>
    public int End(bool itself = false)
    {
        Assert.True(_mpirun.WaitForExit(itself ? _patience : _seconds), $"the run does not end: {Error}");
        _mpirun.WaitForExit();
        for (var watch = Stopwatch.StartNew(); Ranks().Count > 0; Thread.Sleep(20))
            Assert.True(watch.Elapsed < _seconds, "a rank is left");
        return _mpirun.ExitCode;
    }

    public void Dispose()
    {
        foreach (var rank in Ranks().Values)
            Send(rank, "KILL");
        if (!_mpirun.HasExited)
            _mpirun.Kill(entireProcessTree: true);
        _mpirun.Dispose();
    }

    /// <summary>The processes of the run by their ranks: those that have its folder in their command line.</summary>
    private Dictionary<int, int> Ranks()
    {
        var ranks = new Dictionary<int, int>();
        foreach (var process in Directory.GetDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _)))
        {
            var (command, environment) = (Read(process, "cmdline"), Read(process, "environ"));
            if (command is ["dotnet", ..] && command.Contains(_folder)
                && environment.FirstOrDefault(one => one.StartsWith("OMPI_COMM_WORLD_RANK=", StringComparison.Ordinal) || one.StartsWith("PMI_RANK=", StringComparison.Ordinal)) is { } rank)
                ranks[int.Parse(rank.Split('=')[1])] = int.Parse(Path.GetFileName(process));
        }
        return ranks;
    }

    private static string[] Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file)).Split('\0');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private void Append(string? line)
    {
        lock (_error)
            _error.Append(line).Append('\n');
    }

    private static void Send(int process, string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, $"{process}"]);
        kill.WaitForExit();
    }
}
