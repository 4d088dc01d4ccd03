using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting.PyTorch;

/// <summary>The property <c>PyTorch</c> of a network, which holds its PyTorch module as text.</summary>
internal static class PyTorchPropertyEmitter
{
    // Python's own text has three quotes in a row.
    private const string Quotes = "\"\"\"\"";

    public static void Write(CodeWriter writer, NetworkSpec spec)
    {
        writer
            .Line("/// <summary>")
            .Line("/// The same network as a plain PyTorch module in Python, with the same names in <c>state_dict()</c>. Write it to a file of its own:")
            .Line($"/// <c>File.WriteAllText(\"{Naming.Snake(spec.Type.Name.TrimStart('@'))}.py\", {spec.Type.Name}.PyTorch)</c>.")
            .Line("/// </summary>")
            .Line("public static string PyTorch =>");
        using (writer.Indent())
        {
            writer.Line(Quotes)
                .Lines(PyTorchEmitter.Emit(Planner.Plain(spec)).Split('\n'))
                .Line(Quotes + ";");
        }

        writer.Line();
    }
}
