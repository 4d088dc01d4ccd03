using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Reading;

/// <summary>Finds the properties that declare inputs and layers and checks their form.</summary>
internal static class MemberReader
{
    public static (IReadOnlyList<Member> Members, EquatableArray<RefusedSpec> Refused) Read(INamedTypeSymbol type, Findings findings)
    {
        var members = new List<Member>();
        var refused = new List<RefusedSpec>();
        foreach (var symbol in type.GetMembers().Where(m => !m.IsImplicitlyDeclared && !GeneratedCode.Declares(m)))
        {
            findings.Token.ThrowIfCancellationRequested();
            var declarations = Declarations(symbol);
            if (declarations.Count == 0 || symbol is IPropertySymbol { PartialDefinitionPart: not null }) continue;
            if (members.Any(m => m.Name == symbol.Name)) continue;
            if (declarations.Count > 1)
            {
                findings.Report(Rules.TwoDeclarations, declarations[1].Place(findings.Token),
                    symbol.Name, Word(declarations[0]), Word(declarations[1]));
            }

            var declared = Attributes.FullName(declarations[0].AttributeClass!);
            var asks = declared switch { KnownNames.Input => KnownNames.Signal, KnownNames.Module => KnownNames.Module, _ => KnownNames.Layer };
            if (symbol is IPropertySymbol property && IsPartialGetter(property, asks, findings.Token))
            {
                var member = new Member(property, declarations[0], asks == KnownNames.Signal);
                CheckSize(member, findings);
                members.Add(member);
            }
            else
            {
                ReportForm(symbol, asks, findings);
                refused.Add(Refuse(symbol, asks, members.Count(m => m.IsInput), findings.Token));
            }
        }

        return (members, refused.ToEquatable());
    }

    /// <summary>The modifiers as written but for 'partial'; both parts of a partial property must share them.</summary>
    public static string Modifiers(IPropertySymbol property, CancellationToken token) => PartialSyntax(property, token) is { } syntax
        ? string.Concat(syntax.Modifiers.Where(m => !m.IsKind(SyntaxKind.PartialKeyword)).Select(m => m.Text + " "))
        : "";

    /// <summary>Whether a member carries an attribute that only makes sense in a network.</summary>
    public static bool DeclaresSomething(ISymbol symbol) => Declarations(symbol).Count > 0;

    private static List<AttributeData> Declarations(ISymbol symbol) =>
        [.. symbol.GetAttributes().Where(attribute => attribute.AttributeClass is { } type && KnownNames.Declarations.Contains(Attributes.FullName(type)))];

    private static string Word(AttributeData attribute) => attribute.AttributeClass!.Name.Replace("Attribute", "");

    private static bool IsPartialGetter(IPropertySymbol property, string type, CancellationToken token) =>
        property is { IsPartialDefinition: true, IsStatic: false, IsIndexer: false, SetMethod: null, IsVirtual: false, IsAbstract: false, IsOverride: false }
        && (type == KnownNames.Module ? IsModule(property.Type) : Attributes.FullName(property.Type) == type)
        && PartialSyntax(property, token) is not null
        && IsOpen(property);

    /// <summary>Whether the type is or derives from <c>nn.Module&lt;Tensor, Tensor&gt;</c>.</summary>
    private static bool IsModule(ITypeSymbol type)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            if (one.ToDisplayString() == "TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>") return true;
        }

        return false;
    }

    /// <summary>Says what the property should look like.</summary>
    private static void ReportForm(ISymbol symbol, string asks, Findings findings)
    {
        var place = DeclarationReader.Place(symbol);
        if (asks == KnownNames.Module && symbol is IPropertySymbol { IsPartialDefinition: true, Type: var type } && !IsModule(type))
        {
            findings.Report(Rules.NotAModule, place, symbol.Name, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }
        else
        {
            findings.Report(Rules.MemberNotPartialProperty, place, symbol.Name, asks switch
            {
                KnownNames.Signal => Word(symbol, "Signal"),
                KnownNames.Layer => Word(symbol, "Layer"),
                _ => ModuleWord(symbol),
            });
        }
    }

    /// <summary>The type to write for a layer or an input: in full where the author has another of that name.</summary>
    private static string Word(ISymbol symbol, string type) => symbol is IPropertySymbol property && property.Type.Name == type && Attributes.FullName(property.Type).Length == 0 && property.Type.TypeKind != TypeKind.Error
        ? $"{KnownNames.Namespace}.{type}"
        : type;

    /// <summary>The type to write for a module that is not declared as it should be: its own, if it is one.</summary>
    private static string ModuleWord(ISymbol symbol) => symbol is IPropertySymbol { Type: var type } && IsModule(type)
        ? type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
        : "Sequential";

    private static void CheckSize(Member member, Findings findings)
    {
        var places = member.Is(KnownNames.Embedding) ? new[] { 0, 1 } : member.Size is null ? [] : [0];
        foreach (var place in places)
        {
            if (member.Declaration.Positional(place, 0) is < 1 and var size)
            {
                findings.Report(Rules.SizeNotPositive, member.Declaration.Place(place, findings.Token), member.Name, Literal.Of(size));
            }
        }
    }

    private static BasePropertyDeclarationSyntax? PartialSyntax(IPropertySymbol property, CancellationToken token) =>
        property.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(token)).OfType<BasePropertyDeclarationSyntax>()
            .FirstOrDefault(syntax => syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static RefusedSpec Refuse(ISymbol symbol, string asks, int inputsBefore, CancellationToken token)
    {
        var refused = new RefusedSpec("", "", symbol.Name, "", EquatableArray<string>.Empty, asks == KnownNames.Signal, inputsBefore);
        if (symbol is not IPropertySymbol { IsPartialDefinition: true } property || !IsOpen(property) || PartialSyntax(property, token) is not { } syntax) return refused;
        var parameters = property.Parameters.Select(parameter => $"{Written(parameter.Type)} {Naming.Identifier(parameter.Name)}");
        return refused with
        {
            Modifiers = Modifiers(property, token),
            Type = Written(property.Type),
            Head = property.IsIndexer ? $"this[{string.Join(", ", parameters)}]" : Naming.Identifier(property.Name),
            Accessors = (syntax.AccessorList?.Accessors ?? default).Select(accessor => string.Join(" ", accessor.Modifiers.Append(accessor.Keyword).Select(word => word.Text))).ToEquatable(),
        };
    }

    /// <summary>Whether the author left the other part of a partial property to others.</summary>
    private static bool IsOpen(IPropertySymbol property) => property.PartialImplementationPart is not { } body || GeneratedCode.Declares(body);

    private static string Written(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
}
