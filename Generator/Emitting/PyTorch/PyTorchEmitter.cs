using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting.PyTorch;

/// <summary>Plan → the text of a PyTorch module that a person would write: its equations, step by step, and nothing else.</summary>
internal static class PyTorchEmitter
{
    public static string Emit(Plan plan)
    {
        var context = new PyTorchContext(plan);
        var writer = new CodeWriter()
            .Line($"# Written by Backpropamine.Gen from the C# class {plan.Spec.Type.Name.TrimStart('@')}. Needs torch 1.13 or newer, and nothing else.")
            .Line("import torch")
            .Line("from torch import nn")
            .Line("from torch.nn import functional as F")
            .Line()
            .Line()
            .Line($"class {context.Names.Class}(nn.Module):");
        using (writer.Indent())
        {
            WriteDocs(writer, context);
            PyTorchConstructorEmitter.Write(writer, context);
            PyTorchStateEmitter.Write(writer, context);
            PyTorchForwardEmitter.Write(writer, context);
        }

        return writer.ToString();
    }

    private static void WriteDocs(CodeWriter writer, PyTorchContext context)
    {
        writer.Line("\"\"\"One step: output, state = net(inputs, state). Both are dicts of tensors.").Line();
        foreach (var output in context.Plan.Outputs)
        {
            writer.Line($"output[\"{PyTorchContext.Key(output)}\"]: [B, {context.Sizes.Of(output.Width)}]");
        }

        foreach (var carried in context.Plan.Carried)
        {
            writer.Line($"state[\"{carried.Name}\"]: [B, {context.Shape(carried.Shape)}]");
        }

        writer.Line("\"\"\"").Line();
    }
}
