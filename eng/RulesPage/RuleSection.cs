using System.Text;
using Backpropamine.RulesPage.Pictures;
using Backpropamine.RulesPage.Rules;

namespace Backpropamine.RulesPage;

/// <summary>One rule's section.</summary>
internal static class RuleSection
{
    /// <summary>As Markdown.</summary>
    public static string Of(Type rule, RuleSource source, RuleNetwork network, RuleRun run)
    {
        var text = new StringBuilder($"""
            ## {rule.Name}

            {source.Summary}

            ![what {rule.Name} does]({Path.GetFileName(Page.Pictures)}/{rule.Name}.svg)

            Picture: {string.Join(", ", run.Given)}.

            """);
        text.Append(Block("text", network.Equations)).Append($"\nIn C#, [{source.Path}](../{source.Path}):\n").Append(Block("csharp", [source.Code]));
        text.Append($"\n<details><summary>{network.Fusion}</summary>\n");
        if (network.Report.Count > 0)
            text.Append(Block("text", network.Report));
        if (network.Kernel.Length > 0)
            text.Append(Block("csharp", [network.Kernel]));
        return text.Append("\n</details>\n\n").ToString();
    }

    private static string Block(string language, IEnumerable<string> lines) => $"\n```{language}\n{string.Join('\n', lines)}\n```\n";
}
