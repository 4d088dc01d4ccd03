using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The names of other types in generated code: short behind usings, or in full where something of the author's hides one. Generated code writes no other.</summary>
internal sealed class Vocabulary(TypeSpec type)
{
    private const string Of = "Backpropamine.";
    private const string OfKernels = "Backpropamine.Kernels.";
    private const string OfCompiler = "System.Runtime.CompilerServices.";

    /// <summary>Types with aliases of their own.</summary>
    private static readonly Dictionary<string, string> Aliases = new()
    {
        ["Device"] = "TorchSharp.torch.Device",
        ["F"] = "TorchSharp.torch.nn.functional",
        ["ScalarType"] = "TorchSharp.torch.ScalarType",
        ["Tensor"] = "TorchSharp.torch.Tensor",
    };

    private static readonly Dictionary<string, string> Fulls = Known();

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<string> Names => Fulls.Keys;

    /// <summary>The namespaces that are imported for them.</summary>
    public static IReadOnlyList<string> Imported { get; } =
        ["Backpropamine", "Backpropamine.Kernels", "System.Collections.Generic", "System.Runtime.CompilerServices", "TorchSharp"];

    public string Torch => Short("torch");

    public string F => Short("F");

    public string Tensor => Short("Tensor");

    public string Device => Short("Device");

    public string ScalarType => Short("ScalarType");

    public string Scalar => Short("Scalar");

    public string List => Short("List");

    /// <summary>What a name means, in full.</summary>
    public static string Full(string name) => Fulls[name];

    /// <summary>A type of the runtime.</summary>
    public string Runtime(string name) => Short(name);

    /// <summary>A type of the runtime's kernels.</summary>
    public string Kernel(string name) => Short(name);

    /// <summary>An attribute that speaks to the compiler.</summary>
    public string Compiler(string name) => Short(name);

    /// <summary>The usings that the short names need. Inside the namespace they cannot clash with the author's global ones.</summary>
    public void WriteUsings(CodeWriter writer)
    {
        if (type.Hidden) return;
        foreach (var space in Imported) writer.Line($"using global::{space};");
        foreach (var pair in Aliases) writer.Line($"using {pair.Key} = global::{pair.Value};");
        writer.Line();
    }

    private static Dictionary<string, string> Known()
    {
        var known = new Dictionary<string, string>(Aliases)
        {
            ["torch"] = "TorchSharp.torch",
            ["Scalar"] = "TorchSharp.Scalar",
            ["List"] = "System.Collections.Generic.List",
        };
        Add(Of, "Activation", "INetwork", "Initial", "InvalidNetworkException", "Layer", "ModulatedPart", "NetworkFacts", "NetworkOutput", "NetworkState", "PlasticModule", "Recurrence", "Rollout", "Signal", "StatePart", "Step");
        Add(OfKernels, "Axes", "CellShape", "Coefficients", "FusedRun", "FusedState", "IPlace", "IPlasticKernel", "ISynapseKernel", "IWidth", "ModulatorTap", "StepJoin", "StepKernel", "StepProduct", "StepProgram", "SynapseLayout", "SynapseRead");

        // An attribute can be called by both names.
        Add(OfCompiler, "MethodImpl", "MethodImplAttribute", "MethodImplOptions");
        return known;

        void Add(string space, params string[] names)
        {
            foreach (var name in names) known[name] = space + name;
        }
    }

    private string Short(string name) =>
        !Fulls.TryGetValue(name, out var full) ? throw new InvalidOperationException($"generated code may not name {name}: Vocabulary does not know it")
        : type.Hidden ? "global::" + full
        : name;
}
