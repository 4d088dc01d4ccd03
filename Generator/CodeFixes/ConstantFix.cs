using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Makes a field or a property with a constant value, which a rule uses, a <c>const</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ConstantFix : Fix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BPA0222"];

    private protected override Edit? Find(Place place)
    {
        var symbol = place.Model.GetSymbolInfo(place.Node, place.Token).Symbol;
        if (symbol is not (IFieldSymbol { IsConst: false } or IPropertySymbol) || symbol.DeclaringSyntaxReferences.Length != 1 || symbol.DeclaringSyntaxReferences[0].SyntaxTree != place.Root.SyntaxTree) return null;
        var (member, type, value) = symbol.DeclaringSyntaxReferences[0].GetSyntax(place.Token) switch
        {
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } list, Initializer: { } set } =>
                ((MemberDeclarationSyntax)field, list.Type, set.Value),
            PropertyDeclarationSyntax { ExpressionBody: { } arrow } property => (property, property.Type, arrow.Expression),
            PropertyDeclarationSyntax { Initializer: { } set, AccessorList: { } accessors } property when accessors.Accessors.Count == 1 => (property, property.Type, set.Value),
            _ => default,
        };
        if (member is null || !place.Model.GetConstantValue(value, place.Token).HasValue) return null;

        var access = string.Concat(member.Modifiers
            .Where(token => token.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword).Select(token => token.Text + " "));
        var constant = SyntaxFactory.ParseMemberDeclaration($"{access}const {type.WithoutTrivia()} {symbol.Name} = {value.WithoutTrivia()};")!.WithTriviaFrom(member);
        return Edit.Replace($"Make {symbol.Name} a const", member, constant);
    }
}
