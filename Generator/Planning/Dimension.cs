using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning;

/// <summary>One dimension of a tensor: the sizes of some members, added up; 1 if there are none.</summary>
internal sealed record Dimension(EquatableArray<string> Members)
{
    public static readonly Dimension One = new(EquatableArray<string>.Empty);

    public static Dimension Of(params string[] members) => new(members.ToEquatable());
}
