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

    /// <summary>How it is started. Debian's PyTorch calls OpenBLAS, which gets one thread: its own and Torch's would take each other's processors.</summary>
    public ProcessStartInfo Start(params IEnumerable<string> arguments) => new(Path, arguments)
    {
        Environment = { ["PYTHONDONTWRITEBYTECODE"] = "1", ["OPENBLAS_NUM_THREADS"] = "1" },
    };

    /// <summary>Runs a script to its end.</summary>
    /// <returns>Its last line.</returns>
    /// <exception cref="BenchException">It failed.</exception>
    public string Run(string script, params string[] arguments)
    {
        var (code, output, errors) = Launch(Start([script, .. arguments]));
        if (code != 0) throw new BenchException($"{System.IO.Path.GetFileName(script)} failed: {Last(errors)}");
        return Last(output);
    }

    private static string? TorchVersion(string python)
    {
        try
        {
            var (code, output, _) = Launch(new ProcessStartInfo(python, ["-c", "import numpy, torch; print(torch.__version__)"]));
            return code == 0 ? Last(output) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static (int Code, string Output, string Errors) Launch(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    private static string Last(string text) => text.TrimEnd().Split('\n')[^1].Trim();
}
