using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Pages.Sources;

/// <summary>Documentation comments as Markdown.</summary>
internal static partial class DocText
{
    /// <summary>The summary of a declaration in one line.</summary>
    public static string Summary(MemberDeclarationSyntax member)
    {
        var lines = member.GetLeadingTrivia()
            .Select(trivia => trivia.GetStructure())
            .OfType<DocumentationCommentTriviaSyntax>()
            .SelectMany(comment => comment.ToFullString().Split('\n'))
            .Select(line => line.Trim().TrimStart('/'));
        var summary = XElement.Parse($"<doc>{string.Join('\n', lines)}</doc>").Element("summary");
        return summary is null ? "" : Linked(Spaces().Replace(string.Concat(summary.Nodes().Select(Markdown)), " ").Trim());
    }

    private static string Markdown(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see when (string?)see.Attribute("cref") is { } name => $"[{name}](#{name.ToLowerInvariant()})",
        XElement other => string.Concat(other.Nodes().Select(Markdown)),
        _ => "",
    };

    private static string Linked(string text) => Preprint().Replace(text, match => $"[{match.Value}](https://arxiv.org/abs/{match.Groups[1].Value})");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"arXiv (\d{4}\.\d{4,5})")]
    private static partial Regex Preprint();
}
