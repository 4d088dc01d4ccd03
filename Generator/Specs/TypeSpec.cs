using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Specs;

/// <summary>The class that is completed.</summary>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="Containers">The types around it, outermost first, as <c>class Name</c>.</param>
/// <param name="Keyword">class, or record where that is refused.</param>
/// <param name="Name">Its name.</param>
/// <param name="TypeParameters">Its type parameters, such as <c>&lt;T&gt;</c>; a network has none.</param>
/// <param name="HintName">The name of the generated file, without its ending.</param>
/// <param name="HasOwnHead">Whether the author gave it a base class or a primary constructor, which leaves no room for the generated ones.</param>
/// <param name="CanBeCompleted">Whether a part can be added: it and the types around it are partial, and it is not static.</param>
/// <param name="Hidden">Whether a type around it hides one of the names that generated code uses, so that those are written in full.</param>
internal sealed record TypeSpec(
    string Namespace,
    EquatableArray<string> Containers,
    string Keyword,
    string Name,
    string TypeParameters,
    string HintName,
    bool HasOwnHead,
    bool CanBeCompleted,
    bool Hidden);
