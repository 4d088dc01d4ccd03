using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Reading;

/// <summary>Reads and checks the class itself and the types around it.</summary>
internal static class DeclarationReader
{
    public static TypeSpec Read(INamedTypeSymbol type, Compilation compilation, Findings findings)
    {
        if (!IsPartial(type, findings.Token)) findings.Report(Rules.NotPartial, Place(type), type.Name);

        var containers = new List<string>();
        INamedTypeSymbol? local = null;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (!IsPartial(outer, findings.Token)) findings.Report(Rules.ContainerNotPartial, Place(outer), outer.Name, type.Name, Keyword(outer));
            if (outer.IsFileLocal) local = outer;
            containers.Insert(0, $"{Keyword(outer)} {Naming.Identifier(outer.Name)}{Generics(outer)}");
        }

        var hasBase = type.BaseType is { SpecialType: SpecialType.None } parent
            && Attributes.FullName(parent) != KnownNames.PlasticModule && parent.TypeKind != TypeKind.Error;
        var hasPrimaryConstructor = Syntax(type, findings.Token).Any(syntax => syntax.ParameterList is not null);
        var flaw = type switch
        {
            { TypeKind: TypeKind.Struct } => ("is a struct", "make it a class"),
            { TypeKind: TypeKind.Interface } => ("is an interface", "make it a class"),
            { IsStatic: true } => ("is static", "remove 'static'"),
            { IsRecord: true } => ("is a record", "make it a class"),
            { IsFileLocal: true } => ("is local to its file", "remove 'file'"),
            _ when local is not null => ($"is inside of {local.Name}, which is local to its file", $"remove 'file' from {local.Name}"),
            { TypeParameters.Length: > 0 } => ("has type parameters", "remove them"),
            _ when hasPrimaryConstructor => ("has a primary constructor", "write an ordinary one that calls the generated one with ': this()'"),
            _ when hasBase => ($"derives from {type.BaseType!.Name}", "a network derives from PlasticModule; remove the base class"),
            _ => default,
        };
        if (flaw != default) findings.Report(Rules.UnsupportedClass, Place(type), type.Name, flaw.Item1, flaw.Item2);

        return new TypeSpec(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat),
            containers.ToEquatable(),
            Keyword(type),
            Naming.Identifier(type.Name),
            Generics(type),
            HintName.Of(type),
            hasBase || hasPrimaryConstructor,
            !type.IsFileLocal && local is null,
            HiddenNames.Any(type, compilation))
        {
            TakesMembers = type is { IsStatic: false, TypeKind: not TypeKind.Interface },
        };
    }

    public static Location? Place(ISymbol symbol) => symbol.Locations.FirstOrDefault();

    /// <summary>Whether every part of the type says so.</summary>
    public static bool IsPartial(INamedTypeSymbol type, CancellationToken token) =>
        Syntax(type, token).All(syntax => syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<TypeDeclarationSyntax> Syntax(INamedTypeSymbol type, CancellationToken token) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(token)).OfType<TypeDeclarationSyntax>();

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static string Generics(INamedTypeSymbol type) =>
        type.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", type.TypeParameters.Select(p => p.Name))}>";
}
