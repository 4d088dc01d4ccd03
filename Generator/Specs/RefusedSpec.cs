using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Specs;

/// <summary>A member that declares something in a form that is refused. It counts as what it declares all the same, so that the compiler has nothing to add.</summary>
/// <param name="Modifiers">Its modifiers, as written.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Head">Its name as it is declared; an indexer has parameters.</param>
/// <param name="Accessors">Its accessors, as written; none if the compiler asks for no other part of it.</param>
/// <param name="IsInput">Whether it declares an input.</param>
/// <param name="InputsBefore">The number of sound inputs above it.</param>
internal sealed record RefusedSpec(string Modifiers, string Type, string Name, string Head, EquatableArray<string> Accessors, bool IsInput, int InputsBefore);
