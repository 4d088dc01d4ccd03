using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Backpropamine.Generator.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>A generated network that was compiled in this process and is driven through reflection.</summary>
internal sealed class LoadedNetwork
{
    private const int FirstSize = 3;
    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>What was compiled, by its source: several tests ask for the same model.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<Assembly>> _compiled = [];

    /// <summary>Compiles a model and makes its network; sizes left to the constructor become 3, 4, 5….</summary>
    public LoadedNetwork(string source, ScalarType? dtype = null)
        : this(
            _compiled.GetOrAdd(source, text => new(() => GeneratorHarness.Plastic.Run(text).Load())).Value.GetTypes().Single(type => type.IsSubclassOf(typeof(PlasticModule))),
            source.Contains("External = true", StringComparison.Ordinal),
            dtype)
    {
    }

    /// <summary>The network of a class that is compiled already.</summary>
    public LoadedNetwork(Type type, bool isExternal, ScalarType? dtype)
    {
        if (type.IsGenericTypeDefinition) type = type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(string))]);
        ConstructorInfo constructor = type.GetConstructors().Single();
        int size = FirstSize;
        Modules = [.. constructor.GetParameters().Where(parameter => parameter.ParameterType.IsAssignableTo(typeof(nn.Module)))
            .Select(_ => (4, constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(int)) ? FirstSize : 6))];
        Module = (PlasticModule)constructor.Invoke([.. constructor.GetParameters().Select(Argument)]);
        Sizes = [.. Enumerable.Range(FirstSize, size - FirstSize)];
        Inputs = [.. type.GetProperties(Everything).Where(property => property.PropertyType == typeof(Signal)).Select(property => (Signal)property.GetValue(Module)!)];
        IsExternal = isExternal;

        object? Argument(ParameterInfo parameter) =>
            parameter.ParameterType.IsAssignableTo(typeof(nn.Module)) ? nn.Sequential(nn.Linear(Modules[0].In, Modules[0].Out), nn.Tanh())
            : parameter.ParameterType == typeof(int) ? size++ : parameter.ParameterType == typeof(ScalarType?) ? dtype : null;
    }

    /// <summary>The network.</summary>
    public PlasticModule Module { get; }

    /// <summary>The sizes of the modules that its constructor was given, each a linear layer and a tanh.</summary>
    public IReadOnlyList<(int In, int Out)> Modules { get; }

    /// <summary>The sizes that its constructor was given.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>Its PyTorch module, if it was asked for.</summary>
    public string PyTorch => (string)Module.GetType().GetProperty("PyTorch")!.GetValue(null)!;

    /// <summary>Its inputs in the order of their declaration.</summary>
    public IReadOnlyList<Signal> Inputs { get; }

    /// <summary>Whether M must be given.</summary>
    public bool IsExternal { get; }

    /// <summary>Random values for an input, after dimensions such as T and B: numbers, or ids where an embedding reads it.</summary>
    public Tensor Draw(Signal input, ScalarType dtype, params long[] shape)
    {
        PropertyInfo[] members = Module.GetType().GetProperties(Everything);
        EmbeddingAttribute? reader = members.Select((member, i) => (Embedding: member.GetCustomAttribute<EmbeddingAttribute>(), Above: members.Take(i).LastOrDefault(one => one.PropertyType == typeof(Signal))))
            .FirstOrDefault(one => one.Embedding is not null && (one.Embedding.From ?? one.Above!.Name) == input.Name).Embedding;
        return reader is null ? randn([.. shape, input.Size], dtype) : randint(0, reader.Count, [.. shape, 1], int64);
    }

    /// <summary>A state of zeros.</summary>
    public NetworkState InitialState(long batch) => (NetworkState)Call("InitialState", batch)!;

    /// <summary>One step.</summary>
    public (NetworkOutput Output, NetworkState State) Forward(Tensor[] inputs, NetworkState state, Tensor? modulation)
    {
        object result = Call("forward", [.. inputs, state, modulation])!;
        return ((NetworkOutput)Get(result, "Output"), (NetworkState)Get(result, "State"));
    }

    /// <summary>A sequence.</summary>
    public (NetworkOutput Outputs, NetworkState State, int Recorded) Unroll(Tensor[] inputs, NetworkState state, int record, Tensor? modulation, Tensor? reset = null)
    {
        object result = Call("Unroll", [.. inputs, state, reset, record, modulation])!;
        return ((NetworkOutput)Get(result, "Outputs"), (NetworkState)Get(result, "State"), ((ICollection)Get(result, "Recorded")).Count);
    }

    /// <summary>The tensors of an output, in the order of its properties.</summary>
    public static IReadOnlyList<Tensor> Tensors(NetworkOutput output) =>
        [.. Named(output).Select(part => part.Tensor)];

    /// <summary>The same with the properties' names.</summary>
    public static IEnumerable<(string Name, Tensor Tensor)> Named(NetworkOutput output) => output.GetType().GetProperties(Everything)
        .Where(property => property.PropertyType == typeof(Tensor)).Select(property => (property.Name, (Tensor)property.GetValue(output)!));

    private static object Get(object from, string property) => from.GetType().GetProperty(property)!.GetValue(from)!;

    private object? Call(string method, params object?[] arguments) => Module.GetType().GetMethods(Everything).Single(one => one.Name == method
        && one.GetParameters().Length == arguments.Length && one.DeclaringType == Module.GetType()).Invoke(Module, arguments);
}
