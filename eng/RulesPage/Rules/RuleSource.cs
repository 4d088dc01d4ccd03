using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.RulesPage.Rules;

/// <summary>A rule as its file has it.</summary>
/// <param name="Path">The file in the repository.</param>
/// <param name="Summary">What the rule is and where it comes from.</param>
/// <param name="Code">Its members without their documentation.</param>
internal sealed record RuleSource(string Path, string Summary, string Code)
{
    private const string Indent = "    ";

    /// <summary>Reads <c>Runtime/Rules/Name.cs</c>.</summary>
    public static RuleSource Read(string root, string name)
    {
        var path = $"Runtime/Rules/{name}.cs";
        var full = System.IO.Path.Combine(root, path);
        if (!File.Exists(full))
            throw new PageException($"the rule {name} has no file {path}: one rule a file, named like it");
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(full), new CSharpParseOptions(documentationMode: DocumentationMode.Parse));
        var rule = tree.GetRoot().DescendantNodes().OfType<StructDeclarationSyntax>().First(type => type.Identifier.Text == name);
        return new RuleSource(path, DocText.Summary(rule), Members(rule));
    }

    /// <summary>The members as they are written; lines between them only where one of them has several lines.</summary>
    private static string Members(StructDeclarationSyntax rule)
    {
        var texts = rule.Members.Select(member => Bare(member.ToString())).ToArray();
        return string.Concat(texts.Select((text, i) => (i > 0 && (text.Contains('\n') || texts[i - 1].Contains('\n')) ? "\n" : "") + text + "\n")).TrimEnd();
    }

    private static string Bare(string member) => string.Join('\n', member.Split('\n').Select(line => line.StartsWith(Indent, StringComparison.Ordinal) ? line[Indent.Length..] : line));
}
