using Backpropamine.Generator.Emitting.Programs;
using Backpropamine.Generator.Emitting.PyTorch;
using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>Plan → the C# of the reference target: a TorchSharp module in plain operations.</summary>
internal static class NetworkEmitter
{
    public static string Emit(Plan plan)
    {
        var spec = plan.Spec;
        var words = new Vocabulary(spec.Type);
        var context = new EmitContext(plan, words);

        // Steps first: they say which numbers the class needs.
        var steps = new CodeWriter();
        ForwardEmitter.Write(steps, context);
        UnrollEmitter.Write(steps, context);
        PrepareEmitter.Write(steps, context);
        ProjectEmitter.Write(steps, context);
        AdvanceEmitter.Write(steps, context);
        if (context.Programs.Count > 0) new ProgramEmitter(context).Write(steps);
        if (context.Chain is { } chain) CellChainEmitter.Write(steps, context, chain);
        ReadOutEmitter.Write(steps, context);

        return TypeFrame.Write(spec.Type, words, writer =>
        {
            RemarksEmitter.Write(writer, context);
            using (writer.Block(Head(spec, words)))
            {
                ConstructorEmitter.Write(writer, context);
                WriteProperties(writer, spec, words);
                FactsEmitter.Write(writer, context);
                if (spec.Emit.HasFlag(Target.PyTorch)) PyTorchPropertyEmitter.Write(writer, spec);
                writer.Lines(steps.ToString().TrimEnd('\n').Split('\n')).Line();
                foreach (var cell in context.Cells) KernelEmitter.Write(writer, context, cell);
                foreach (var sweep in context.Swept?.Sweeps ?? []) SweepEmitter.Write(writer, context, sweep);
                OutputEmitter.Write(writer, context);
                StateEmitter.Write(writer, context);
            }
        });
    }

    private static string Head(NetworkSpec spec, Vocabulary words)
    {
        var network = spec.Inputs.Count == 1
            ? $", {words.Runtime("INetwork")}<{spec.Type.Name}.Output, {spec.Type.Name}.State>"
            : "";
        return $"partial class {spec.Type.Name} : {words.Runtime("PlasticModule")}{network}";
    }

    private static void WriteProperties(CodeWriter writer, NetworkSpec spec, Vocabulary words)
    {
        foreach (var input in spec.Inputs)
        {
            writer.Line($"{input.Modifiers}partial {words.Runtime("Signal")} {Naming.Identifier(input.Name)} => {Naming.Field(input.Name)};").Line();
        }

        foreach (var layer in spec.Layers)
        {
            writer.Line($"{layer.Modifiers}partial {(layer.Kind == LayerKind.Module ? layer.ModuleType : words.Runtime("Layer"))} {Naming.Identifier(layer.Name)} => {Naming.Field(layer.Name)};").Line();
        }
    }
}
