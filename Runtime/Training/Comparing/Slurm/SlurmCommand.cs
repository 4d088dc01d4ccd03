using System.ComponentModel;
using System.Diagnostics;

namespace Backpropamine.Training.Comparing.Slurm;

/// <summary>Runs Slurm's own commands.</summary>
internal static class SlurmCommand
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="name">The command.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Its output; null if it failed. Then the problem is what it said, in one line.</returns>
    /// <exception cref="UsageException">It is not installed.</exception>
    public static async Task<(string? Output, string Problem)> RunAsync(string name, params IEnumerable<string> arguments)
    {
        using var process = Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var text = await output;
        return (process.ExitCode == 0 ? text : null, OneLine(name, await error));
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new UsageException($"--launcher slurm: {start.FileName} is not installed on this machine; start the comparison where Slurm's commands are, or leave --launcher out");
        }
    }

    private static string OneLine(string name, string error) => string.Join("; ", error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.StartsWith($"{name}: error: ", StringComparison.Ordinal) ? line[$"{name}: error: ".Length..] : line));
}
