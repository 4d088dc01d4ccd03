using System.Diagnostics;

namespace Backpropamine.Benchmarks.Workers;

/// <summary>A Python that has PyTorch and NumPy.</summary>
/// <param name="Path">The program.</param>
/// <param name="Scripts">The folder of the PyTorch contenders.</param>
/// <param name="Version">PyTorch's version.</param>
internal sealed record Python(string Path, string Scripts, string Version)
{
    /// <summary>Looks for one: $PYTHON, the system's, the first on the path.</summary>
    /// <param name="scripts">The folder of the PyTorch contenders.</param>
    /// <exception cref="BenchException">There is none.</exception>
    public static Python Find(string scripts)
    {
        string?[] candidates = [Environment.GetEnvironmentVariable("PYTHON"), "/usr/bin/python3", "python3"];
        foreach (var candidate in candidates)
            if (candidate is { Length: > 0 } && TorchVersion(candidate) is { } version)
                return new Python(candidate, scripts, version);
        throw new BenchException("no Python with PyTorch and NumPy was found; install python3-torch (./bench does on Debian) or set PYTHON to one");
    }

    /// <summary>A script's path.</summary>
    public string Script(string name) => System.IO.Path.Combine(Scripts, name);

    private static string? TorchVersion(string python)
    {
        try
        {
            var start = new ProcessStartInfo(python, ["-c", "import numpy, torch; print(torch.__version__)"])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var version = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? version : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
