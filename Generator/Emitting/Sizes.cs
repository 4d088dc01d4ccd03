using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>Sizes as text: constants, or constructor parameters.</summary>
internal sealed class Sizes
{
    private readonly Dictionary<string, int?> _constants = [];

    private readonly Func<string, string> _parameter;

    /// <summary>The sizes of a network.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="parameter">How the constructor parameter for a member's size is written; left out, as C#.</param>
    public Sizes(NetworkSpec spec, Func<string, string>? parameter = null)
    {
        _parameter = parameter ?? (member => Naming.Identifier(Parameter(member)));
        foreach (var input in spec.Inputs) Add(input.Name, input.Size);
        foreach (var layer in spec.Layers) Add(layer.Name, layer.Size);
    }

    /// <summary>The members whose sizes are constructor parameters, inputs first.</summary>
    public IEnumerable<string> Parameters => _constants.Where(pair => pair.Value is null).Select(pair => pair.Key);

    /// <summary>Whether a member's size is a constructor parameter.</summary>
    public bool IsParameter(string member) => _constants[member] is null;

    /// <summary>One member's size, inside the constructor.</summary>
    public string Of(string member) => _constants[member] is { } size ? Literal.Of(size) : _parameter(member);

    /// <summary>The constructor parameter for a member's size.</summary>
    public static string Parameter(string member) =>
        Naming.Camel(member) is "device" or "dtype" or "type" ? Naming.Camel(member) + "Size" : Naming.Camel(member);

    /// <summary>A dimension, inside the constructor.</summary>
    public string Of(Dimension dimension)
    {
        var constant = dimension.Count + dimension.Members.Sum(member => _constants[member] ?? 0);
        var terms = dimension.Members.Where(member => _constants[member] is null).Select(Of).ToList();
        if (constant > 0 || terms.Count == 0) terms.Add(Literal.Of(constant));
        return string.Join(" + ", terms);
    }

    /// <summary>A dimension as documentation: 200, or the member's name.</summary>
    public string Documented(Dimension dimension) => dimension.Members.Count == 0 ? Literal.Of(dimension.Count)
        : dimension.Members.All(member => _constants[member] is not null) ? Of(dimension)
        : string.Join(" + ", dimension.Members);

    private void Add(string member, SizeSpec size) => _constants[member] = size.Constant;
}
