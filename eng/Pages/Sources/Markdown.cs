namespace Backpropamine.Pages.Sources;

/// <summary>What the pages have in common as Markdown.</summary>
internal static class Markdown
{
    /// <summary>What is written by hand above the sections, then links to them.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="folder">The folder of the page's program.</param>
    /// <param name="types">What has a section.</param>
    public static string Opening(string root, string folder, IEnumerable<Type> types) =>
        $"{File.ReadAllText(Path.Combine(root, "eng/Pages", folder, "introduction.md"))}\n{string.Join(" · ", types.Select(type => $"[{type.Name}](#{type.Name.ToLowerInvariant()})"))}\n\n";

    /// <summary>The beginning of a section: what it is about, where that comes from, and a picture of it.</summary>
    /// <param name="type">The rule or cell.</param>
    /// <param name="source">Its file.</param>
    /// <param name="given">What it was given in the picture.</param>
    public static string Head(Type type, TypeSource source, IEnumerable<string> given) => $"""
        ## {type.Name}

        {source.Summary}

        ![what {type.Name} does]({Path.GetFileName(PageFiles.Pictures)}/{type.Name}.svg)

        Picture: {string.Join(", ", given)}.

        """;

    /// <summary>Its equations, then its C#.</summary>
    public static string Body(TypeSource source, IEnumerable<string> equations) =>
        $"{Block("text", equations)}\nIn C#, [{source.Path}](../{source.Path}):\n{Block("csharp", [source.Code])}";

    /// <summary>Lines of code.</summary>
    public static string Block(string language, IEnumerable<string> lines) => $"\n```{language}\n{string.Join('\n', lines)}\n```\n";
}
