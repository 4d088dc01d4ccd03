using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>
/// What is generated for a declaration with errors: the same members, all throwing, so that the author sees what is wrong
/// and not what follows from it.
/// </summary>
internal static class ShellEmitter
{
    public static string Emit(NetworkSpec spec)
    {
        var words = new Vocabulary(spec.Type);
        var thrower = $"throw new {words.Runtime("InvalidNetworkException")}(\"{spec.Type.Name.TrimStart('@')}\")";
        return TypeFrame.Write(spec.Type, words, writer =>
        {
            var isModule = !spec.Type.HasOwnHead && spec.Type.Keyword == "class";
            var parent = isModule ? $" : {words.Runtime("PlasticModule")}{Interface(spec, words)}" : "";
            using (writer.Block($"partial {spec.Type.Keyword} {spec.Type.Name}{spec.Type.TypeParameters}{parent}"))
            {
                if (isModule) WriteMembers(writer, spec, words, thrower);
                foreach (var input in spec.Inputs) WriteProperty(writer, input.Modifiers, words.Runtime("Signal"), input.Name, thrower);
                foreach (var layer in spec.Layers) WriteProperty(writer, layer.Modifiers, layer.Kind == LayerKind.Module ? layer.ModuleType : words.Runtime("Layer"), layer.Name, thrower);
                foreach (var refused in spec.Refused)
                {
                    var setter = refused.Setter.Length == 0 ? "" : $" {refused.Setter} => {thrower};";
                    writer.Line($"{refused.Modifiers}partial {refused.Type} {Naming.Identifier(refused.Name)} {{ get => {thrower};{setter} }}");
                }
            }
        });
    }

    /// <summary>Only where all members that it asks for are generated.</summary>
    private static string Interface(NetworkSpec spec, Vocabulary words) =>
        spec.Inputs.Count == 1 && !spec.Taken.Any(name => name is "Output" or "State" or "InitialState" or "forward" or "Unroll")
            ? $", {words.Runtime("INetwork")}<{spec.Type.Name}{spec.Type.TypeParameters}.Output, {spec.Type.Name}{spec.Type.TypeParameters}.State>"
            : "";

    private static void WriteMembers(CodeWriter writer, NetworkSpec spec, Vocabulary words, string thrower)
    {
        var tensor = words.Tensor;
        if (spec.Emit.HasFlag(Target.PyTorch) && !spec.Taken.Contains(nameof(Target.PyTorch))) writer.Line($"public static string PyTorch => {thrower};");
        var used = new HashSet<string> { "state", "reset", "record", "modulation" };
        string Parameter(string name)
        {
            while (!used.Add(name)) name += "_";
            return Naming.Identifier(name);
        }

        var inputs = string.Concat(spec.Inputs.Select(input => $"{tensor} {Parameter(Naming.Camel(input.Name))}, "));
        writer.Line($"{spec.Visibility} {spec.Type.Name}({ConstructorEmitter.Signature(spec, words)}) : base(\"{spec.Type.Name.TrimStart('@')}\") => {thrower};");
        if (spec.Taken.Any(name => name is "Output" or "State")) return;

        void Method(string name, string result, string parameters)
        {
            if (!spec.Taken.Contains(name)) writer.Line($"public {result} {name}({parameters}) => {thrower};");
        }

        Method("InitialState", "State", "long batch");
        Method("forward", words.Runtime("Step") + "<Output, State>", $"{inputs}State state, {tensor}? modulation = null");
        Method("Unroll", words.Runtime("Rollout") + "<Output, State>", $"{inputs}State state, {tensor}? reset = null, int record = 0, {tensor}? modulation = null");
        using (writer.Block($"public sealed partial class Output : {words.Runtime("NetworkOutput")}"))
        {
            foreach (var name in spec.Layers.Select(layer => layer.Name).Append("Modulation").Distinct())
            {
                writer.Line($"public {tensor} {Naming.Identifier(name)} => {thrower};");
            }
        }

        using (writer.Block($"public sealed partial class State : {words.Runtime("NetworkState")}<State>"))
        {
            writer.Line($"private State({words.Runtime("StatePart")}[] layout, long batch, {tensor}[] parts) : base(layout, batch, parts) {{ }}");
            writer.Line($"protected override State With({words.Runtime("StatePart")}[] layout, long batch, {tensor}[] parts) => {thrower};");
            foreach (var layer in spec.Layers.Where(layer => !spec.Taken.Contains(layer.Name)))
            {
                writer.Line($"public {layer.Name}State {Naming.Identifier(layer.Name)} => {thrower};");
                writer.Line($"public sealed class {layer.Name}State {{ public {tensor} Activity {{ get; set; }} = null!; public {tensor} Hebb {{ get; set; }} = null!; public {tensor} Eligibility {{ get; set; }} = null!; {string.Concat((layer.Plastic?.Rule.States ?? default).Select(state => state.Name).Concat(layer.Cell?.States.Select(state => state.Name) ?? []).Distinct().Select(name => $"public {tensor} {name} {{ get; set; }} = null!; "))}}}");
            }
        }
    }

    private static void WriteProperty(CodeWriter writer, string modifiers, string type, string name, string thrower) =>
        writer.Line($"{modifiers}partial {type} {Naming.Identifier(name)} => {thrower};");
}
