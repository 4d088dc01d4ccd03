namespace Backpropamine.Generator.Planning.Ir;

/// <summary>The names of a plan's values: a member, or a layer and a part of it, such as <c>hidden.hebb</c>.</summary>
internal static class ValueName
{
    /// <summary>Member and part; a member itself has the part <c>""</c>.</summary>
    public static (string Member, string Part) Split(string name) => name.IndexOf('.') is var dot and >= 0
        ? (name.Substring(0, dot), name.Substring(dot + 1))
        : (name, "");

    /// <summary>The layer, or the input.</summary>
    public static string Layer(string name) => Split(name).Member;
}
