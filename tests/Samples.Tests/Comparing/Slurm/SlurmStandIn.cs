using System.Diagnostics;
using Backpropamine.Samples.Tests.Support;

namespace Backpropamine.Samples.Tests.Comparing.Slurm;

/// <summary>Slurm's commands for the programs that a test starts: shell scripts that run the tasks of an array on this machine. For Linux.</summary>
internal sealed class SlurmStandIn : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string?> _before = [];

    public SlurmStandIn()
    {
        Directory.CreateDirectory(_folder["bin"]);
        foreach (var command in (string[])["sbatch", "squeue", "scancel", "scontrol"])
            Install("slurm", command);
        Set("PATH", $"{_folder["bin"]}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}");
        Set("SLURM_STAND_IN", _folder.Path);
    }

    /// <summary>The calls of sbatch that would start a job.</summary>
    public string[] Calls => File.Exists(_folder["calls"]) ? File.ReadAllLines(_folder["calls"]) : [];

    /// <summary>How often squeue has been asked in vain while it was silent.</summary>
    public int Unanswered => File.Exists(_folder["unanswered"]) ? File.ReadAllLines(_folder["unanswered"]).Length : 0;

    /// <summary>Lets trainings take no time.</summary>
    public SlurmStandIn WithoutTraining()
    {
        Install("program", "program");
        Set("DOTNET_HOST_PATH", _folder["bin/program"]);
        return this;
    }

    /// <summary>Is no Slurm any more.</summary>
    public void Uninstall() => Set("PATH", "/nowhere");

    /// <summary>Says how Slurm and the trainings behave.</summary>
    public void Behave(params string[] behaviour)
    {
        foreach (var name in behaviour)
            File.WriteAllText(_folder[name], "");
    }

    /// <summary>Takes that back.</summary>
    public void Forget(string behaviour) => File.Delete(_folder[behaviour]);

    /// <summary>Waits until a task is in a state.</summary>
    public void WaitFor(string task, string state) => WaitUntil(() => File.Exists(_folder[task]) && File.ReadAllText(_folder[task]).StartsWith(state, StringComparison.Ordinal));

    /// <summary>Runs one of Slurm's commands.</summary>
    public void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(_folder[$"bin/{command}"], arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    public static void WaitUntil(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < Patience, "nothing happened for too long");
            Thread.Sleep(20);
        }
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        _folder.Dispose();
    }

    private void Set(string name, string value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    private void Install(string script, string command)
    {
        var path = _folder[$"bin/{command}"];
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Comparing/Slurm/StandIn", script), path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
