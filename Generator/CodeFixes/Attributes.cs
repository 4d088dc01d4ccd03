using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Changes of attributes.</summary>
internal static class Attributes
{
    /// <summary>The attribute without an argument; without parentheses if none is left.</summary>
    public static AttributeSyntax Without(this AttributeSyntax attribute, AttributeArgumentSyntax argument)
    {
        var list = attribute.ArgumentList!;
        return list.Arguments.Count == 1
            ? attribute.WithArgumentList(null).WithTrailingTrivia(list.GetTrailingTrivia())
            : attribute.WithArgumentList(list.WithArguments(list.Arguments.Remove(argument)));
    }

    /// <summary>The attribute with an option, set anew if it is there.</summary>
    public static AttributeSyntax With(this AttributeSyntax attribute, string option, string value)
    {
        var argument = (AttributeArgumentSyntax)SyntaxFactory.ParseCompilationUnit($"[A({option} = {value})] class C;")
            .DescendantNodes().OfType<AttributeArgumentSyntax>().First();
        if (attribute.ArgumentList is not { Arguments.Count: > 0 } list)
        {
            return attribute.WithoutTrailingTrivia().WithArgumentList(SyntaxFactory.AttributeArgumentList([argument]).WithTrailingTrivia(attribute.GetTrailingTrivia()));
        }

        if (list.Arguments.FirstOrDefault(other => other.NameEquals?.Name.Identifier.ValueText == option) is { } old)
        {
            return attribute.ReplaceNode(old.Expression, argument.Expression.WithTriviaFrom(old.Expression));
        }

        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        var nodes = list.Arguments.GetWithSeparators().Add(comma).Add(argument);
        return attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(nodes)));
    }

    /// <summary>The name without namespace, ending and type arguments.</summary>
    public static string Word(this AttributeSyntax attribute)
    {
        var name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText
            : attribute.Name is SimpleNameSyntax simple ? simple.Identifier.ValueText : "";
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }
}
