using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Rules and cells are used where they are not declared: how they are found there, and who says what is wrong with them.</summary>
/// <param name="attribute">The attribute that carries their text between assemblies.</param>
/// <param name="unreadable">The diagnostic for one that cannot be read.</param>
internal sealed class SharedDeclaration(string attribute, DiagnosticDescriptor unreadable)
{
    /// <summary>Reads a type from the text that its assembly carries; null, with a finding, if there is none that can be read.</summary>
    /// <param name="type">The type.</param>
    /// <param name="parse">From its name and the text.</param>
    /// <param name="use">Where it is used.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public T? ReadText<T>(INamedTypeSymbol type, Func<string, string, T?> parse, Location? use, Findings findings)
        where T : class
    {
        var body = type.ContainingAssembly.GetAttributes().FirstOrDefault(one =>
            one.AttributeClass is { } found && Attributes.FullName(found) == attribute
            && one.ConstructorArguments.Length == 2
            && SymbolEqualityComparer.Default.Equals(one.ConstructorArguments[0].Value as ISymbol, type));
        var text = body?.Positional(1, "");
        if (text is not null && BodyText.Read(text) is { } read && parse(type.Name, read) is { } spec) return spec;
        var why = text is null ? "was built without the Backpropamine generator" : BodyText.Flaw(text);
        findings.Report(unreadable, use, type.Name, $"{type.ContainingAssembly.Name} {why}");
        return null;
    }

    /// <summary>Reads a type where a network uses it. What is wrong with one that has a source is said where it is declared: in this project by its analyzer, in another one there.</summary>
    /// <param name="type">The type.</param>
    /// <param name="user">The network, or a member of it.</param>
    /// <param name="use">Where it is used.</param>
    /// <param name="read">Reads it and reports.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public T? ReadUsed<T>(INamedTypeSymbol type, ISymbol user, Location? use, Func<Location?, Findings, T?> read, Findings findings)
        where T : class
    {
        if (type.DeclaringSyntaxReferences.Length == 0) return read(use, findings);
        if (read(null, new Findings(null, findings.Token)) is { } spec) return spec;
        if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, user.ContainingAssembly)) findings.Fail();
        else findings.Report(unreadable, use, type.Name, $"its declaration in {type.ContainingAssembly.Name} has errors");
        return null;
    }
}
