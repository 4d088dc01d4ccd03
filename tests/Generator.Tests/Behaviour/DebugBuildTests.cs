using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Backpropamine.Generator.Tests.Support;
using Backpropamine.Kernels;
using Microsoft.CodeAnalysis;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>A model in a debug build, as <c>dotnet run</c> makes it: its kernels are optimised all the same.</summary>
[Collection(nameof(DrawsCollection))]
public class DebugBuildTests
{
    private const string Models =
        """
        [Plastic, Neuromodulated(Retroactive)]
        public sealed partial class Cell
        {
            [Input(3)] public partial Signal X { get; }
            [Recurrent(9)] public partial Layer H { get; }
            [Readout(2)] public partial Layer Y { get; }
        }

        [Plastic]
        public sealed partial class Layers
        {
            [Input(3)] public partial Signal X { get; }
            [Recurrent(9)] public partial Layer Low { get; }
            [Recurrent(7)] public partial Layer High { get; }
            [Readout(2)] public partial Layer Y { get; }
        }

        public partial class Outer<T>
        {
            [Plastic]
            public sealed partial class Nested
            {
                [Input(3)] public partial Signal X { get; }
                [Recurrent(9)] public partial Layer H { get; }
                [Readout(2)] public partial Layer Y { get; }
            }
        }
        """;

    [Theory]
    [InlineData("Cell", "HKernel")]
    [InlineData("Layers", null)]
    [InlineData("Outer`1+Nested", "HKernel")]
    public void Its_kernels_run_from_an_optimised_copy_and_give_the_same(string model, string? kernel)
    {
        var assembly = LoadFile(Emit());
        Assert.True(IsUnoptimised(assembly));
        var copy = OptimisedAssembly.Of(assembly)!;
        Assert.NotSame(assembly, copy);
        Assert.False(IsUnoptimised(copy));

        var type = assembly.GetType(model)!;
        if (type.IsGenericTypeDefinition) type = type.MakeGenericType(typeof(int));
        if (kernel is not null)
        {
            var nested = type.GetNestedType(kernel, BindingFlags.NonPublic | BindingFlags.Public)!;
            if (nested.IsGenericTypeDefinition) nested = nested.MakeGenericType(type.GenericTypeArguments);
            Assert.Same(copy, OptimisedAssembly.Of(nested)!.Assembly);
        }

        using var scope = NewDisposeScope();
        var expected = Run(type, Execution.Reference);
        foreach (var (name, value) in Run(type, Execution.Fused))
        {
            Assert.True((value - expected[name]).abs().max().item<float>() <= 1e-4, name);
        }
    }

    [Fact]
    public void A_release_build_has_no_copy()
    {
        var assembly = LoadFile(Emit(OptimizationLevel.Release));
        Assert.Same(assembly, OptimisedAssembly.Of(assembly));
    }

    [Fact]
    public void Without_a_file_plain_operations_are_taken_and_said_once()
    {
        var assembly = new AssemblyLoadContext("memory").LoadFromStream(new MemoryStream(Emit()));
        var (before, said) = (Console.Error, new StringWriter());
        Console.SetError(said);
        try
        {
            Run(assembly.GetType("Cell")!, Execution.Auto);
            Run(assembly.GetType("Cell")!, Execution.Auto);
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Equal(
            "Backpropamine: Cell runs in plain operations, since its debug build can be changed while it runs or is not a file. "
            + "Build with -c Release, or set Execution = Execution.Fused for its kernels as they are.",
            said.ToString().Trim());
    }

    private static bool IsUnoptimised(Assembly assembly) => assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true };

    private static Dictionary<string, Tensor> Run(Type type, Execution execution)
    {
        manual_seed(3);
        dynamic network = type.GetConstructors().Single().Invoke([null, null]);
        network.Execution = execution;
        var rollout = network.Unroll(randn(6, 2, 3), network.InitialState(2));
        Tensor y = rollout.Outputs.Y;
        y.pow(2).sum().backward();
        var found = new Dictionary<string, Tensor> { ["Y"] = y.detach() };
        foreach (var (name, parameter) in ((PlasticModule)network).named_parameters())
        {
            if (parameter.grad is { } gradient) found[name] = gradient.detach();
        }

        return found;
    }

    private static byte[] Emit(OptimizationLevel level = OptimizationLevel.Debug)
    {
        GeneratorRun run = GeneratorHarness.Plastic.Start(NetworkCompilation.Of(Models));
        var image = new MemoryStream();
        var emitted = run.Output.WithOptions(run.Output.Options.WithOptimizationLevel(level)).Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return image.ToArray();
    }

    private static Assembly LoadFile(byte[] image)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("debug").FullName, "Models.dll");
        File.WriteAllBytes(file, image);
        return new AssemblyLoadContext("file").LoadFromAssemblyPath(file);
    }
}
