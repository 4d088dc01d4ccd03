namespace Backpropamine.Generator.Specs;

/// <summary>A partial property that is refused; it is completed all the same, so that the compiler has nothing to add.</summary>
/// <param name="Modifiers">Its modifiers, as written.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Setter"><c>set</c>, <c>init</c> or nothing.</param>
internal sealed record RefusedSpec(string Modifiers, string Type, string Name, string Setter);
