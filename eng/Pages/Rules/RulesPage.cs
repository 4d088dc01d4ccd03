using System.Text;
using Backpropamine.Pages.Sources;

namespace Backpropamine.Pages.Rules;

/// <summary>docs/rules-of-plasticity.md and its pictures.</summary>
internal static class RulesPage
{
    /// <summary>The page's path.</summary>
    public const string Text = $"{PageFiles.Folder}/rules-of-plasticity.md";

    /// <summary>Makes the page and its pictures.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="files">Takes their texts, by their paths.</param>
    public static void Add(string root, Dictionary<string, string> files)
    {
        var rules = BuiltIn.Of<IPlasticityRule>();
        var page = new StringBuilder(Markdown.Opening(root, "Rules", rules));
        foreach (var rule in rules)
        {
            var run = new RuleRun(rule);
            files[$"{PageFiles.Pictures}/{rule.Name}.svg"] = new RulePicture(rule.Name, run).ToString();
            page.Append(Section(rule, TypeSource.Read(root, "Rules", rule.Name), RuleNetwork.Of(rule), run));
        }

        files[Text] = page.ToString();
    }

    private static string Section(Type rule, TypeSource source, RuleNetwork network, RuleRun run)
    {
        var text = new StringBuilder(Markdown.Head(rule, source, run.Given)).Append(Markdown.Body(source, network.Equations));
        text.Append($"\n<details><summary>{network.Fusion}</summary>\n");
        if (network.Report.Count > 0)
            text.Append(Markdown.Block("text", network.Report));
        if (network.Kernel.Length > 0)
            text.Append(Markdown.Block("csharp", [network.Kernel]));
        return text.Append("\n</details>\n\n").ToString();
    }
}
