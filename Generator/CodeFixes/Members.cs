using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Changes of members that keep what stands before them in its place.</summary>
internal static class Members
{
    /// <summary>The member without a list of attributes.</summary>
    public static SyntaxNode Without(SyntaxNode member, AttributeListSyntax list)
    {
        var isFirst = member.GetFirstToken() == list.GetFirstToken();
        var rest = member.RemoveNode(list, SyntaxRemoveOptions.KeepDirectives)!;
        return isFirst ? rest.WithLeadingTrivia(list.GetLeadingTrivia()) : rest;
    }

    /// <summary>The member with a modifier at the end of its modifiers.</summary>
    public static MemberDeclarationSyntax With(this MemberDeclarationSyntax member, SyntaxKind modifier)
    {
        var token = SyntaxFactory.Token(modifier).WithTrailingTrivia(SyntaxFactory.Space);
        if (member.Modifiers.Count > 0) return member.WithModifiers(member.Modifiers.Add(token));

        // What stands before the first word belongs before the modifier.
        var first = member.AttributeLists.Count > 0 ? member.AttributeLists.Last().GetLastToken().GetNextToken() : member.GetFirstToken();
        var lead = first.LeadingTrivia;
        return member.ReplaceToken(first, first.WithLeadingTrivia()).WithModifiers([token.WithLeadingTrivia(lead)]);
    }

    /// <summary>The member without these modifiers.</summary>
    public static MemberDeclarationSyntax Without(this MemberDeclarationSyntax member, params SyntaxKind[] modifiers)
    {
        foreach (var kind in modifiers)
        {
            var at = member.Modifiers.IndexOf(kind);
            if (at < 0) continue;
            var gone = member.Modifiers[at];
            var next = gone.GetNextToken();
            var lead = gone.LeadingTrivia;
            if (at == 0) member = member.ReplaceToken(next, next.WithLeadingTrivia(lead));
            member = member.WithModifiers(member.Modifiers.RemoveAt(at));
        }

        return member;
    }
}
