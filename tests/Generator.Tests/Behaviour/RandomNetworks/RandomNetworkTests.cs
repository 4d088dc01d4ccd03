using System.Reflection;
using Backpropamine.Generator.Tests.Support;
using Backpropamine.Kernels;
using Microsoft.CodeAnalysis;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour.RandomNetworks;

/// <summary>
/// Drawn networks of several layers: each is refused with a message of ours, or kernels and plain operations agree on it in outputs, states and all gradients, as a sequence and
/// step by step, whatever plasticity does.
/// </summary>
[Collection(nameof(DrawsCollection))]
public class RandomNetworkTests
{
    private const int Few = 20;
    private const int Batch = 20;
    private const int Batches = 14;

    /// <summary>How many networks that fail are told of.</summary>
    private const int Told = 5;

    public static TheoryData<int> More { get; } = [.. Enumerable.Range(0, Batches)];

    [Fact]
    public Task All_agree() => CheckAsync(0, Few);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(More))]
    public Task All_agree_in_more_batches(int batch) => CheckAsync(Few + batch * Batch, Batch);

    private static async Task CheckAsync(int first, int count)
    {
        RandomNetwork[] networks = [.. Enumerable.Range(first, count).Select(RandomNetwork.Of)];
        IReadOnlyList<string> declarations = RandomNetwork.Declarations;
        GeneratorRun run = GeneratorHarness.Plastic.Start(NetworkCompilation.Of([.. declarations, .. networks.Select(network => network.Source)]));
        Assert.True(run.Result.Exception is null && run.Result.Diagnostics is [], $"{run.Result.Exception}{string.Join('\n', run.Result.Diagnostics)}");
        Assert.Empty(run.CompilerDiagnostics());
        ILookup<string, Diagnostic> found = (await RuleTester.ReportAsync(run)).Where(one => one.Severity == DiagnosticSeverity.Error).ToLookup(one => one.Location.SourceTree?.FilePath ?? "");
        Assembly models = run.Load();
        int agreed = 0;
        var failures = new List<string>();
        for (int i = 0; i < count; i++)
        {
            RandomNetwork network = networks[i];
            bool isShell = run.Sources.Any(file => file.Key.StartsWith(network.Name + ".", StringComparison.Ordinal) && file.Value.Contains("InvalidNetworkException", StringComparison.Ordinal));
            bool isRefused = found[NetworkCompilation.PathOf(declarations.Count + i)].Any();
            if (isShell != isRefused) failures.Add($"{(isShell ? "nothing is said of" : "something is said, and yet there is code, of")}\n{network.Source}");
            if (isShell || !network.HasKernels) continue;
            if (Record.Exception(() => Run(network, models.GetType(network.Name)!)) is { } error) failures.Add($"{error}\nin\n{network.Source}");
            agreed++;
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {agreed} networks:\n{string.Join("\n\n", failures.Take(Told))}");
        Assert.InRange(agreed, count / 2, count);
    }

    private static void Run(RandomNetwork network, Type type)
    {
        using var scope = NewDisposeScope();
        manual_seed(network.Number);
        long batch = 1 + network.Number % 4, steps = 2 + network.Number % 6;
        int[] widths = [0, 128, 256, 512];
        Tensor reset = (rand(steps, batch) < 0.15).to(float32);
        Tensor[] inputs = [.. new LoadedNetwork(type, network.IsExternal, float32).Inputs.Select(input => randn(steps, batch, input.Size))];
        try
        {
            (KernelOptions.Width, KernelOptions.Threads, KernelOptions.Poison) = (widths[network.Number / 4 % 4], 1 + network.Number % 2, true);
            new KernelParity(type => Make(network, type), inputs, reset, network.IsExternal ? randn(steps, batch, 1) : null).Check(network.Source);
        }
        finally
        {
            (KernelOptions.Width, KernelOptions.Threads, KernelOptions.Poison) = (null, null, false);
        }

        LoadedNetwork Make(RandomNetwork drawn, ScalarType dtype)
        {
            var made = new LoadedNetwork(type, drawn.IsExternal, dtype);
            if (drawn.Number % 3 == 0) made.Module.Checkpointing = Checkpointing.Every(1 + drawn.Number % 4);
            return made;
        }
    }
}
