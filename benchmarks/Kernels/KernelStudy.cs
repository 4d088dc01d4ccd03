using System.Text.Json;
using Backpropamine.Benchmarks.Rows;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Backpropamine.Benchmarks.Kernels;

/// <summary>Times the kernels and the caches, and sets one beside the other.</summary>
internal static class KernelStudy
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Runs everything and writes table and JSON.</summary>
    /// <param name="arguments"><c>--out folder</c>, or nothing for artifacts/bench.</param>
    /// <returns>0, or 2 if the command line is wrong.</returns>
    public static int Run(string[] arguments)
    {
        if (arguments is ["--help" or "-h" or "-?"])
        {
            Console.WriteLine("./bench kernels [--out <folder>]: times the kernels alone on one thread, beside what the caches give (artifacts/bench)");
            return 0;
        }

        if (arguments is not ([] or ["--out", _]))
        {
            Console.Error.WriteLine("error: ./bench kernels takes --out <folder> and nothing else");
            return 2;
        }

        var folder = Path.GetFullPath(arguments is [_, var asked] ? asked : Path.Combine("artifacts", "bench"));
        Directory.CreateDirectory(folder);
        Console.Error.WriteLine("kernels on one thread, and the caches' bandwidth: about five minutes ...");
        var bandwidth = Summary(typeof(BandwidthBenchmarks), folder);
        var kernels = Summary(typeof(KernelBenchmarks), folder);
        KernelLine[] lines = [.. kernels.Reports.Select(report => Line(report, bandwidth)).OrderBy(line => line.Kernel).ThenBy(line => line.Neurons)];
        if (lines.Length == 0) throw new InvalidOperationException($"BenchmarkDotNet measured nothing; its log is in {folder}");
        Console.WriteLine("kernel                        N   footprint KiB   ns/connection   floor B   GB/s   cache GB/s   of it");
        foreach (var line in lines)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"{line.Kernel,-26} {line.Neurons,4} {line.Footprint / 1024,15} {line.Nanoseconds,15:0.000} {line.Floor,9} {line.Rate,6:0.0} {line.Bandwidth,12:0.0} {line.OfBandwidth,7:0%}"));
        }

        Floors(lines.DistinctBy(line => line.Neurons).ToDictionary(line => line.Neurons, line => line.Bandwidth));
        var path = Path.Combine(folder, "kernels.json");
        File.WriteAllText(path, JsonSerializer.Serialize(lines, Json));
        Console.WriteLine($"written: {Path.GetRelativePath(".", path)}");
        return 0;
    }

    // What the table's rows would take if their passes did nothing but move what they must.
    private static void Floors(Dictionary<int, double> bandwidth)
    {
        var cores = Environment.ProcessorCount;
        foreach (var row in BenchRows.All.Where(row => row.Model.IsOneCell))
        {
            var bytes = (double)new Traffic(row.Model == Model.Retroactive ? 2 : 1).ForwardBackward * row.Size.Lanes * row.Size.Steps * BandwidthBenchmarks.Padded(row.Size.Neurons);
            Console.WriteLine(FormattableString.Invariant(
                $"{row.Title}, forward and backward: {bytes / 1e9:0.0} GB through the cache, at least {bytes / bandwidth[row.Size.Neurons] / cores / 1e6:0.0} ms on {cores} cores"));
        }
    }

    private static Summary Summary(Type benchmarks, string folder)
    {
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(9);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(new StreamLogger(Path.Combine(folder, benchmarks.Name + ".log")))
            .WithArtifactsPath(folder)
            .WithOptions(ConfigOptions.DisableOptimizationsValidator | ConfigOptions.DisableLogFile);
        return BenchmarkRunner.Run(benchmarks, config);
    }

    private static KernelLine Line(BenchmarkReport report, Summary bandwidth)
    {
        var name = report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
        var neurons = Neurons(report);
        var traffic = new Traffic(name.StartsWith("Retroactive", StringComparison.Ordinal) ? 2 : 1);
        var sweep = bandwidth.Reports.Single(other => Neurons(other) == neurons);
        return new KernelLine(
            name,
            neurons,
            traffic.Footprint(neurons),
            Median(report) / ((double)KernelBenchmarks.Lanes * KernelBenchmarks.Steps * neurons * neurons),
            name.EndsWith("Backward", StringComparison.Ordinal) ? traffic.ForwardBackward : traffic.Forward,
            BandwidthBenchmarks.BytesMoved(neurons) / Median(sweep));
    }

    private static int Neurons(BenchmarkReport report) => (int)report.BenchmarkCase.Parameters[nameof(KernelBenchmarks.Neurons)];

    private static double Median(BenchmarkReport report) =>
        report.ResultStatistics?.Median ?? throw new InvalidOperationException($"{report.BenchmarkCase.DisplayInfo} could not be measured");
}
