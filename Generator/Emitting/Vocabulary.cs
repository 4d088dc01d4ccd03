using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The names of other types in generated code: short behind usings, or in full where the author's own types hide them.</summary>
internal sealed class Vocabulary(TypeSpec type)
{
    public string Torch => Short("torch", "TorchSharp.torch");

    public string F => Short("F", "TorchSharp.torch.nn.functional");

    public string Tensor => Short("Tensor", "TorchSharp.torch.Tensor");

    public string Device => Short("Device", "TorchSharp.torch.Device");

    public string ScalarType => Short("ScalarType", "TorchSharp.torch.ScalarType");

    public string Scalar => Short("Scalar", "TorchSharp.Scalar");

    public string List => Short("List", "System.Collections.Generic.List");

    /// <summary>A type of the runtime.</summary>
    public string Runtime(string name) => Short(name, "Backpropamine." + name);

    /// <summary>A type of the runtime's kernels.</summary>
    public string Kernel(string name) => Short(name, "Backpropamine.Kernels." + name);

    /// <summary>An attribute that speaks to the compiler.</summary>
    public string Compiler(string name) => Short(name, "System.Runtime.CompilerServices." + name);

    /// <summary>The usings that the short names need. Inside the namespace they cannot clash with the author's global ones.</summary>
    public void WriteUsings(CodeWriter writer)
    {
        if (type.Hidden) return;
        writer
            .Line("using global::Backpropamine;")
            .Line("using global::Backpropamine.Kernels;")
            .Line("using global::System.Collections.Generic;")
            .Line("using global::System.Runtime.CompilerServices;")
            .Line("using global::TorchSharp;")
            .Line("using Device = global::TorchSharp.torch.Device;")
            .Line("using F = global::TorchSharp.torch.nn.functional;")
            .Line("using ScalarType = global::TorchSharp.torch.ScalarType;")
            .Line("using Tensor = global::TorchSharp.torch.Tensor;")
            .Line();
    }

    private string Short(string name, string full) => type.Hidden ? "global::" + full : name;
}
