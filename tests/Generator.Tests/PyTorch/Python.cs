using System.Diagnostics;

namespace Backpropamine.Generator.Tests.PyTorch;

/// <summary>The machine's Python, if it has PyTorch.</summary>
internal static class Python
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private static readonly Lazy<string?> Probe = new(() =>
    {
        try
        {
            return Run("-c", "import torch").ExitCode == 0 ? null : "PyTorch is not installed";
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or TimeoutException)
        {
            return "PyTorch is not installed: " + exception.Message;
        }
    });

    /// <summary>Why there is no PyTorch, or null where there is.</summary>
    public static string? Missing => Probe.Value;

    /// <summary>Runs Python, for a limited time.</summary>
    /// <returns>Its exit status and everything it printed.</returns>
    /// <exception cref="TimeoutException">It took too long and was ended.</exception>
    public static (int ExitCode, string Printed) Run(params string[] arguments)
    {
        string name = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OMP_NUM_THREADS"] = "1";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{name} took longer than {Limit}.");
        }

        return (process.ExitCode, output.Result + errors.Result);
    }
}
