using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>
/// The numbers of generated code, as static scalars: an implicit one could be finalised while Torch reads it.
/// </summary>
/// <param name="free">What a member of the class may be called.</param>
internal sealed class Numbers(Func<string, string> free)
{
    private static readonly Dictionary<double, string> Inherited = new() { [0] = "Zero", [1] = "One", [-1] = "MinusOne" };

    private readonly SortedDictionary<double, string> _own = [];

    public string Of(double value)
    {
        if (Inherited.TryGetValue(value, out var name)) return name;
        return _own[value] = free("Number" + Literal.Identifier(value));
    }

    public IEnumerable<(string Name, double Value)> Own => _own.Select(pair => (pair.Value, pair.Key));
}
