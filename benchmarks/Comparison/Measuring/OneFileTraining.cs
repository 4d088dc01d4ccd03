using System.Diagnostics;
using System.Globalization;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>The least that an iteration of training takes in a program of one file, which is built and run as a user does: milliseconds.</summary>
/// <param name="Sequence">With a call for the whole sequence.</param>
/// <param name="Steps">With a call for each step.</param>
/// <param name="Plain">With a call for the whole sequence, in plain operations.</param>
internal sealed record OneFileTraining(double Sequence, double Steps, double Plain)
{
    private static readonly string Program = Path.Combine("benchmarks", "OneFile", "training.cs");

    /// <summary>Builds the program, if that has not been done, and runs it.</summary>
    /// <param name="configuration">Debug or Release.</param>
    /// <param name="iterations">How often each network is trained; the second half counts.</param>
    /// <exception cref="BenchException">It failed.</exception>
    public static OneFileTraining Run(string configuration, int iterations)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "-c", configuration, "--file", Find(), "--", iterations.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().TrimEnd().Split('\n');
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            var why = lines.FirstOrDefault(line => line.Contains(": error ", StringComparison.Ordinal)) ?? errors.Result.Trim().Split('\n')[0];
            throw new BenchException($"{Program} failed: {why}");
        }

        double[] times = [.. lines[^1].Split(' ').Select(time => double.Parse(time, CultureInfo.InvariantCulture))];
        return new OneFileTraining(times[0], times[1], times[2]);
    }

    /// <summary>The shorter times of two runs.</summary>
    public OneFileTraining Least(OneFileTraining other) => new(Math.Min(Sequence, other.Sequence), Math.Min(Steps, other.Steps), Math.Min(Plain, other.Plain));

    /// <summary>The program's file, in the repository that this was built in.</summary>
    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Combine(folder, Program) is var file && File.Exists(file)) return file;
        }

        throw new BenchException($"{Program} is missing; run ./bench in the repository");
    }
}
