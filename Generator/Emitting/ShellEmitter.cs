using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>
/// What is generated for a declaration with errors: the same members, all throwing, so that the author sees what is wrong
/// and not what follows from it. What is refused counts as what it should have been.
/// </summary>
internal sealed class ShellEmitter
{
    private readonly NetworkSpec _spec;
    private readonly Vocabulary _words;
    private readonly string _thrower;
    private readonly string _output;
    private readonly string _state;
    private readonly IReadOnlyList<string> _inputs;
    private readonly IReadOnlyList<string> _layers;

    private ShellEmitter(NetworkSpec spec, Vocabulary words)
    {
        (_spec, _words) = (spec, words);
        _thrower = $"throw new {words.Runtime("InvalidNetworkException")}(\"{spec.Type.Name.TrimStart('@')}\")";
        var inputs = spec.Inputs.Select(input => input.Name).ToList();
        var refused = spec.Refused.Where(one => one.IsInput).ToList();
        for (var i = 0; i < refused.Count; i++) inputs.Insert(refused[i].InputsBefore + i, refused[i].Name);
        _inputs = inputs;
        _layers = [.. spec.Layers.Select(layer => layer.Name).Concat(spec.Refused.Where(one => !one.IsInput).Select(one => one.Name)).Distinct().Where(IsIdentifier)];
        _output = Free("Output");
        _state = Free("State");
    }

    public static string Emit(NetworkSpec spec)
    {
        var words = new Vocabulary(spec.Type);
        return TypeFrame.Write(spec.Type, words, new ShellEmitter(spec, words).Write);
    }

    private string Own => $"{_spec.Type.Name}{_spec.Type.TypeParameters}";

    private void Write(CodeWriter writer)
    {
        var type = _spec.Type;
        var bases = new List<string>();
        if (type.IsModule) bases.Add(_words.Runtime("PlasticModule"));
        if (IsWhole) bases.Add($"{_words.Runtime("INetwork")}<{Own}.Output, {Own}.State>");
        using var block = writer.Block($"partial {type.Keyword} {Own}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}");
        if (type.TakesMembers) WriteMembers(writer);
        foreach (var input in _spec.Inputs) WriteProperty(writer, input.Modifiers, _words.Runtime("Signal"), input.Name);
        foreach (var layer in _spec.Layers) WriteProperty(writer, layer.Modifiers, layer.Kind == LayerKind.Module ? layer.ModuleType : _words.Runtime("Layer"), layer.Name);
        foreach (var refused in _spec.Refused.Where(refused => refused.Accessors.Count > 0))
        {
            writer.Line($"{refused.Modifiers}partial {refused.Type} {refused.Head} {{ {string.Concat(refused.Accessors.Select(accessor => $"{accessor} => {_thrower}; "))}}}");
        }
    }

    /// <summary>Whether all members that the interface asks for are generated.</summary>
    private bool IsWhole => _spec.Type.TakesMembers && _inputs.Count == 1
        && !_spec.Taken.Any(name => name is "Output" or "State" or "InitialState" or "forward" or "Unroll");

    private void WriteMembers(CodeWriter writer)
    {
        var tensor = _words.Tensor;
        if (_spec.Emit.HasFlag(Target.PyTorch) && !IsTaken(nameof(Target.PyTorch))) writer.Line($"public static string PyTorch => {_thrower};");
        if (!_spec.Type.HasOwnHead)
        {
            var call = _spec.Type.IsModule ? $" : base(\"{_spec.Type.Name.TrimStart('@')}\")" : "";
            writer.Line($"{_spec.Visibility} {_spec.Type.Name}({ConstructorEmitter.Signature(_spec, _words)}){call} => {_thrower};");
        }

        var used = new HashSet<string> { "state", "reset", "record", "modulation" };
        var inputs = string.Concat(_inputs.Select(input => $"{tensor} {Parameter(input)}, "));
        Method("InitialState", _state, "long batch");
        Method("forward", $"{_words.Runtime("Step")}<{_output}, {_state}>", $"{inputs}{_state} state, {tensor}? modulation = null");
        Method("Unroll", $"{_words.Runtime("Rollout")}<{_output}, {_state}>", $"{inputs}{_state} state, {tensor}? reset = null, int record = 0, {tensor}? modulation = null");
        WriteOutput(writer);
        WriteState(writer);

        string Parameter(string name)
        {
            name = Naming.Camel(IsIdentifier(name) ? name : "input");
            while (!used.Add(name)) name += "_";
            return Naming.Identifier(name);
        }

        void Method(string name, string result, string parameters)
        {
            if (!IsTaken(name)) writer.Line($"public {result} {name}({parameters}) => {_thrower};");
        }
    }

    private void WriteOutput(CodeWriter writer)
    {
        using var block = writer.Block($"public sealed partial class {_output} : {_words.Runtime("NetworkOutput")}");
        foreach (var name in _layers.Append("Modulation").Distinct().Where(name => name != _output && !IsTaken($"Output.{name}")))
        {
            writer.Line($"public {_words.Tensor} {Naming.Identifier(name)} => {_thrower};");
        }
    }

    private void WriteState(CodeWriter writer)
    {
        var (part, tensor) = (_words.Runtime("StatePart"), _words.Tensor);
        using var block = writer.Block($"public sealed partial class {_state} : {_words.Runtime("NetworkState")}<{_state}>");
        writer.Line($"private {_state}({part}[] layout, long batch, {tensor}[] parts) : base(layout, batch, parts) {{ }}")
            .Line($"protected override {_state} With({part}[] layout, long batch, {tensor}[] parts) => {_thrower};");
        var used = new HashSet<string> { _state, "With" };
        foreach (var layer in _layers.Where(layer => !IsTaken(layer)))
        {
            var spec = _spec.Layers.FirstOrDefault(one => one.Name == layer);
            if (IsTaken($"State.{layer}") || IsTaken($"State.{layer}State") || !used.Add(layer) || !used.Add(layer + "State")) continue;
            var values = Parts(spec).Distinct().Where(name => name != layer + "State");
            writer.Line($"public {layer}State {Naming.Identifier(layer)} => {_thrower};")
                .Line($"public sealed class {layer}State {{ {string.Concat(values.Select(name => $"public {tensor} {name} {{ get; set; }} = null!; "))}}}");
        }
    }

    /// <summary>All that the state of a layer may have, whichever paths of its cell turn out to be plastic.</summary>
    private static IEnumerable<string> Parts(LayerSpec? layer)
    {
        var ofRules = layer?.Plastics.SelectMany(plastic => plastic.Rule.States).Select(state => state.Name) ?? [];
        string[] plastic = ["Hebb", "Eligibility", "Clock", .. ofRules];
        var ofPaths = layer?.Cell?.Paths.SelectMany(path => plastic.Select(new PathNames(path.Name).Part)) ?? [];
        return ["Activity", .. plastic, .. layer?.Cell?.States.Select(state => state.Name) ?? [], .. ofPaths];
    }

    private void WriteProperty(CodeWriter writer, string modifiers, string type, string name) =>
        writer.Line($"{modifiers}partial {type} {Naming.Identifier(name)} => {_thrower};");

    private bool IsTaken(string name) => _spec.Taken.Contains(name);

    /// <summary>The name of a type, which is another where something of the author's has it.</summary>
    private string Free(string name)
    {
        while (IsTaken(name) || _layers.Contains(name) || _inputs.Contains(name)) name += "_";
        return name;
    }

    /// <summary>Whether a refused member has a name at all: an indexer has none.</summary>
    private static bool IsIdentifier(string name) => Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name);
}
