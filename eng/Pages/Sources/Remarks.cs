using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Pages.Sources;

/// <summary>What the remarks above a generated class say about its layer.</summary>
/// <param name="Equations">One step.</param>
/// <param name="Fusion">Whether it is fused, in a sentence.</param>
/// <param name="Report">The fusion report, line by line.</param>
internal sealed record Remarks(IReadOnlyList<string> Equations, string Fusion, IReadOnlyList<string> Report)
{
    /// <summary>Reads them.</summary>
    public static Remarks Of(ClassDeclarationSyntax network)
    {
        var comment = network.GetLeadingTrivia().Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>().Single();
        var lines = comment.ToFullString().Split('\n').Select(line => line.Trim()).Select(line => line.StartsWith("/// ", StringComparison.Ordinal) ? line[4..] : line.TrimStart('/'));
        var remarks = XElement.Parse(string.Join('\n', lines).Trim());
        var codes = remarks.Elements("code").Select(code => code.Value.Trim('\n').Split('\n')).ToArray();
        return new Remarks(
            [.. codes[0].Skip(1).TakeWhile(line => line.StartsWith(' ')).Select(line => line.Trim())],
            string.Join(' ', remarks.Elements("para").Select(para => para.Value)),
            [.. codes.Skip(1).SelectMany(lines => lines)]);
    }
}
