using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Pages.Sources;

/// <summary>A rule or cell as its file has it.</summary>
/// <param name="Path">The file in the repository.</param>
/// <param name="Summary">What it is and where it comes from.</param>
/// <param name="Code">Its members without their documentation.</param>
internal sealed record TypeSource(string Path, string Summary, string Code)
{
    private const string Indent = "    ";

    /// <summary>Reads <c>Runtime/Folder/Name.cs</c>.</summary>
    public static TypeSource Read(string root, string folder, string name)
    {
        var path = $"Runtime/{folder}/{name}.cs";
        var full = System.IO.Path.Combine(root, path);
        if (!File.Exists(full))
            throw new PageException($"{name} has no file {path}: one type a file, named like it");
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(full), new CSharpParseOptions(documentationMode: DocumentationMode.Parse));
        var type = tree.GetRoot().DescendantNodes().OfType<StructDeclarationSyntax>().First(one => one.Identifier.Text == name);
        return new TypeSource(path, DocText.Summary(type), Members(type));
    }

    /// <summary>The members as they are written; lines between them only where one of them has several lines.</summary>
    private static string Members(StructDeclarationSyntax type)
    {
        var texts = type.Members.Select(member => Bare(member.ToString())).ToArray();
        return string.Concat(texts.Select((text, i) => (i > 0 && (text.Contains('\n') || texts[i - 1].Contains('\n')) ? "\n" : "") + text + "\n")).TrimEnd();
    }

    private static string Bare(string member) => string.Join('\n', member.Split('\n').Select(line => line.StartsWith(Indent, StringComparison.Ordinal) ? line[Indent.Length..] : line));
}
