using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Backpropamine.Samples.Tests.CommandLine;

/// <summary>A run of the program in a process of its own, while it goes on. For Linux.</summary>
internal sealed class StartedRun : IDisposable
{
    private const int FileSize = 1;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    public StartedRun(string folder, params string[] arguments)
    {
        Folder = folder;
        // Signals are taken although the tests may run in the background. A file that grows beyond what is allowed is an error, as on a full disk, and not the end of the process.
        var start = new ProcessStartInfo("env", ["--default-signal=INT,TERM,HUP", "--ignore-signal=XFSZ", "dotnet", typeof(BuiltInTasks).Assembly.Location, .. arguments, "--out", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The runtime's own memory for code would count as a file.
            Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" },
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_error, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Folder { get; }

    public string Output => Read(_output);

    public string Error => Read(_error);

    /// <summary>Iterations in the run's metrics.</summary>
    public int Iterations
    {
        get
        {
            var files = Directory.Exists(Folder) ? Directory.GetFiles(Folder, "metrics.jsonl", SearchOption.AllDirectories) : [];
            return files.Length == 0 ? 0 : File.ReadLines(files[0]).Count();
        }
    }

    public void WaitFor(Func<StartedRun, bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition(this))
        {
            if (_process.HasExited)
            {
                // Its last words may still be on their way.
                _process.WaitForExit();
                Assert.True(condition(this), $"ended too early, with {_process.ExitCode}: {Output} {Error}");
                return;
            }
            Assert.True(watch.Elapsed < Patience, $"waited too long: {Output} {Error}");
            Thread.Sleep(5);
        }
    }

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Lets no file grow beyond some bytes, as if the disk were full; null for no limit.</summary>
    public void LimitFiles(ulong? bytes)
    {
        Assert.Equal(0, SetLimit(_process.Id, FileSize, 0, out var now));
        Assert.Equal(0, SetLimit(_process.Id, FileSize, now with { Soft = bytes ?? now.Hard }, 0));
    }

    public int End()
    {
        Assert.True(_process.WaitForExit(Patience), "the run does not end");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        // Its folder is about to be removed.
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
            text.Append(line).Append(line is null ? "" : "\n");
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }

    [DllImport("libc", EntryPoint = "prlimit64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SetLimit(int process, int resource, nint limit, out Limit now);

    [DllImport("libc", EntryPoint = "prlimit64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SetLimit(int process, int resource, in Limit limit, nint now);

    [StructLayout(LayoutKind.Sequential)]
    private record struct Limit(ulong Soft, ulong Hard);
}
