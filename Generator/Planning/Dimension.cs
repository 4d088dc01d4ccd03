using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning;

/// <summary>One dimension of a tensor: the sizes of some members and a number, added up.</summary>
/// <param name="Members">The members.</param>
/// <param name="Count">The number.</param>
internal sealed record Dimension(EquatableArray<string> Members, int Count = 0)
{
    public static readonly Dimension One = Constant(1);

    public static Dimension Of(params string[] members) => new(members.ToEquatable());

    public static Dimension Constant(int count) => new(EquatableArray<string>.Empty, count);
}
