using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Specs;

/// <summary>The class that is completed.</summary>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="Containers">The types around it, outermost first, as <c>class Name</c>.</param>
/// <param name="Keyword">class, or what it is instead where that is refused.</param>
/// <param name="Name">Its name.</param>
/// <param name="TypeParameters">Its type parameters, such as <c>&lt;T&gt;</c>; a network has none.</param>
/// <param name="HintName">The name of the generated file, without its ending.</param>
/// <param name="HasOwnHead">Whether the author gave it a base class or a primary constructor, which leaves no room for the generated ones.</param>
/// <param name="CanBeCompleted">Whether another file can hold a part of it: neither it nor a type around it is local to its file.</param>
/// <param name="Hidden">Whether something hides one of the names that generated code uses, so that those are written in full.</param>
internal sealed record TypeSpec(
    string Namespace,
    EquatableArray<string> Containers,
    string Keyword,
    string Name,
    string TypeParameters,
    string HintName,
    bool HasOwnHead,
    bool CanBeCompleted,
    bool Hidden)
{
    /// <summary>Whether it can have members beside its properties: it is neither static nor an interface.</summary>
    public bool TakesMembers { get; init; } = true;

    /// <summary>Whether it can be a module.</summary>
    public bool IsModule => TakesMembers && !HasOwnHead && Keyword == "class";
}
