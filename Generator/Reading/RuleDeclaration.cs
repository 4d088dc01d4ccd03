using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>A rule that this compilation declares.</summary>
/// <param name="Type">Its full name, as C#.</param>
/// <param name="HintName">The name of the generated file, without its ending.</param>
/// <param name="Rule">What it says.</param>
internal sealed record RuleDeclaration(string Type, string HintName, RuleSpec Rule)
{
    /// <summary>The declaration, if the type is a rule that other assemblies could use and that can be read.</summary>
    public static RuleDeclaration? Of(INamedTypeSymbol type, Compilation compilation, CancellationToken token)
    {
        if (!IsRule(type) || !IsReachable(type)) return null;
        return RuleReader.Read(type, compilation, null, new Findings(null, token)) is { } rule
            ? new RuleDeclaration(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), Reading.HintName.Of(type), rule)
            : null;
    }

    public static bool IsRule(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Struct && type.AllInterfaces.Any(i => Attributes.FullName(i) == KnownNames.Rule);

    /// <summary>Whether other assemblies could name the type.</summary>
    public static bool IsReachable(INamedTypeSymbol type)
    {
        for (var scope = type; scope is not null; scope = scope.ContainingType)
        {
            if (scope.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal) return false;
            if (scope.IsFileLocal || scope.TypeParameters.Length > 0) return false;
        }

        return true;
    }
}
