using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Gives a rule Hebb's drive, to go on from.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddDriveFix : Fix
{
    private const string Drive = "public static float Drive(float pre, float post) => pre * post;";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BPA0220"];

    private protected override Edit? Find(Place place)
    {
        if (place.Around<StructDeclarationSyntax>() is not { } rule) return null;
        var outer = rule.GetLeadingTrivia().LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";
        var line = place.LineEnd;
        var drive = SyntaxFactory.ParseMemberDeclaration(Drive)!
            .WithLeadingTrivia(SyntaxFactory.Whitespace(outer + "    ")).WithTrailingTrivia(line);
        if (rule.SemicolonToken.IsKind(SyntaxKind.None)) return Edit.Replace("Add Drive", rule, rule.WithMembers(rule.Members.Insert(0, OnItsOwnLine(rule, drive, line))));

        var end = rule.SemicolonToken.TrailingTrivia;
        var body = rule.WithSemicolonToken(default)
            .WithOpenBraceToken(SyntaxFactory.Token([line, SyntaxFactory.Whitespace(outer)], SyntaxKind.OpenBraceToken, [line]))
            .WithMembers([drive])
            .WithCloseBraceToken(SyntaxFactory.Token([SyntaxFactory.Whitespace(outer)], SyntaxKind.CloseBraceToken, end));
        return Edit.Replace("Add Drive", rule, body);
    }

    /// <summary>The member, on a new line where the brace before it does not end its own.</summary>
    private static MemberDeclarationSyntax OnItsOwnLine(StructDeclarationSyntax rule, MemberDeclarationSyntax drive, SyntaxTrivia line) =>
        rule.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) ? drive : drive.WithLeadingTrivia(drive.GetLeadingTrivia().Insert(0, line));
}
