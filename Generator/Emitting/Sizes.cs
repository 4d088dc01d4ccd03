using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>Sizes as text: constants, or constructor parameters.</summary>
internal sealed class Sizes
{
    private readonly Dictionary<string, SizeSpec> _sizes = [];

    private readonly Dictionary<string, string> _parameters = [];

    private readonly Dictionary<string, string> _modules = [];

    private readonly HashSet<string> _used = ["device", "dtype", "type"];

    private readonly Func<string, string> _parameter;

    /// <summary>The sizes of a network.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="parameter">How the constructor parameter for a member's size is written; left out, as C#.</param>
    public Sizes(NetworkSpec spec, Func<string, string>? parameter = null)
    {
        _parameter = parameter ?? (member => Naming.Identifier(Parameter(member)));
        foreach (var input in spec.Inputs) _sizes[input.Name] = input.Size;
        foreach (var layer in spec.Layers) _sizes[layer.Name] = layer.Size;
        foreach (var module in spec.Modules) _modules[module.Name] = Unused(Naming.Camel(module.Name), "Module");
        foreach (var member in Parameters) _parameters[member] = Unused(Naming.Camel(member) + (_modules.ContainsKey(member) ? "Size" : ""), "Size");
    }

    private string Unused(string name, string ending)
    {
        if (_used.Contains(name)) name += ending;
        while (!_used.Add(name)) name += "_";
        return name;
    }

    /// <summary>The members whose sizes are constructor parameters, inputs first.</summary>
    public IEnumerable<string> Parameters => _sizes.Where(pair => pair.Value is { Constant: null, Of: null }).Select(pair => pair.Key);

    /// <summary>The member whose size it is: itself, or what a dropout reads.</summary>
    public string Owner(string member) => _sizes[member].Of ?? member;

    /// <summary>Whether a member's size is a constructor parameter.</summary>
    public bool IsParameter(string member) => _sizes[member].Constant is null;

    /// <summary>One member's size, inside the constructor.</summary>
    public string Of(string member) => _sizes[member].Constant is { } size ? Literal.Of(size) : _parameter(Owner(member));

    /// <summary>The constructor parameter for a member's size; a module's own name is that of the module itself.</summary>
    public string Parameter(string member) => _parameters[member];

    /// <summary>The constructor parameter for a module.</summary>
    public string Module(string module) => _modules[module];

    /// <summary>The field that keeps a module's size.</summary>
    public static string Field(string module) => Naming.Field(module) + "Size";

    /// <summary>A dimension, inside the constructor.</summary>
    public string Of(Dimension dimension)
    {
        var constant = dimension.Count + dimension.Members.Sum(member => _sizes[member].Constant ?? 0);
        var terms = dimension.Members.Where(IsParameter).Select(Of).ToList();
        if (constant > 0 || terms.Count == 0) terms.Add(Literal.Of(constant));
        return string.Join(" + ", terms);
    }

    /// <summary>A dimension as documentation: 200, or the member's name.</summary>
    public string Documented(Dimension dimension) => dimension.Members.Count == 0 ? Literal.Of(dimension.Count)
        : !dimension.Members.Any(IsParameter) ? Of(dimension)
        : string.Join(" + ", dimension.Members.Select(Owner));
}
