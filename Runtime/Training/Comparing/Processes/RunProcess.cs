using System.Diagnostics;

namespace Backpropamine.Training.Comparing.Processes;

/// <summary>A run as a process of its own, whose output goes into a log.</summary>
internal static class RunProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs to the end, or until it is asked to stop.</summary>
    /// <param name="assembly">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="log">The file for its output.</param>
    /// <param name="interrupt">Can stop it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string assembly, IEnumerable<string> arguments, string log, Interrupt interrupt)
    {
        var start = new ProcessStartInfo(Host(), [assembly, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Each run is one thread of work.
        start.Environment["OMP_NUM_THREADS"] = "1";
        start.Environment["DOTNET_gcServer"] = "0";
        ParentWatch.Ask(start);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} cannot be started");
        await using var writer = TextWriter.Synchronized(new StreamWriter(log) { AutoFlush = true });
        var output = CopyAsync(process.StandardOutput, writer);
        var error = CopyAsync(process.StandardError, writer);
        await WaitAsync(process, interrupt);
        await Task.WhenAll(output, error);
        return process.ExitCode;
    }

    /// <summary>The program that runs .NET assemblies.</summary>
    public static string Host() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host
        : Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    private static async Task WaitAsync(Process process, Interrupt interrupt)
    {
        var end = process.WaitForExitAsync();
        await Task.WhenAny(end, interrupt.Request);
        if (!end.IsCompleted)
        {
            process.StandardInput.Close();
            await Task.WhenAny(end, Task.Delay(Patience));
            process.Kill(entireProcessTree: true);
        }
        await end;
    }

    private static async Task CopyAsync(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync() is { } line)
            await to.WriteLineAsync(line);
    }
}
