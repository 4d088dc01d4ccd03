using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Backpropamine.Generator.Tests.Rules;

/// <summary>A page under <c>docs/rules</c>.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Text">The page.</param>
internal sealed partial record RulePage(string Id, string Text)
{
    /// <summary>The directory of the pages.</summary>
    public static string Directory { get; } = Path.Combine(RepositoryRoot(), "docs", "rules");

    /// <summary>The page of a rule.</summary>
    public static RulePage Read(string id) => new(id, File.ReadAllText(Path.Combine(Directory, id + ".md")));

    /// <summary>A file of the repository.</summary>
    public static string ReadRepositoryFile(params string[] path) => File.ReadAllText(Path.Combine([RepositoryRoot(), .. path]));

    /// <summary>The first line without its mark.</summary>
    public string Title => Text.Split('\n')[0].TrimStart('#', ' ');

    /// <summary>The headings of its sections.</summary>
    public IEnumerable<string> Sections => SectionHeading().Matches(Text).Select(match => match.Groups[1].Value);

    /// <summary>The C# of a section.</summary>
    public string Code(string section)
    {
        string body = Text[Text.IndexOf($"## {section}\n", StringComparison.Ordinal)..];
        Match code = CodeBlock().Match(body);
        Assert.True(code.Success, $"{Id}: no code under '{section}'.");
        return code.Groups[1].Value;
    }

    private static string RepositoryRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex SectionHeading();

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
