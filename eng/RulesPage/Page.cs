using System.Text;
using Backpropamine.RulesPage.Pictures;
using Backpropamine.RulesPage.Rules;

namespace Backpropamine.RulesPage;

/// <summary>docs/rules-of-plasticity.md and its pictures.</summary>
internal static class Page
{
    /// <summary>The page's path.</summary>
    public const string Text = "docs/rules-of-plasticity.md";

    /// <summary>The folder of its pictures.</summary>
    public const string Pictures = "docs/pictures";

    /// <summary>The page and the pictures, by their paths in the repository.</summary>
    /// <param name="root">The repository.</param>
    public static IReadOnlyDictionary<string, string> Files(string root)
    {
        var rules = typeof(IPlasticityRule).Assembly.GetTypes()
            .Where(type => type.IsValueType && type.IsPublic && type.IsAssignableTo(typeof(IPlasticityRule)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .ToArray();
        var files = new Dictionary<string, string>();
        var page = new StringBuilder(Opening(rules));
        foreach (var rule in rules)
        {
            var run = new RuleRun(rule);
            files[$"{Pictures}/{rule.Name}.svg"] = new RulePicture(rule.Name, run).ToString();
            page.Append(RuleSection.Of(rule, RuleSource.Read(root, rule.Name), RuleNetwork.Of(rule), run));
        }

        files[Text] = page.ToString();
        return files;
    }

    private static string Opening(IEnumerable<Type> rules) => $"""
        # Rules of plasticity

        The rules that are built in: equation, C#, what the rule does to one neuron, and the kernel that the generator makes of it. All of them are ordinary
        rules ([adding-a-rule.md](adding-a-rule.md)). `eng/rules-page` writes this page from the rules' files and from what the generator says.

        The pictures show one neuron and three inputs. They are *together*: one input is active with the neuron, one 3 steps before it, one 3 steps after it;
        then *unrelated*; then *opposite*: the first is active in the neuron's pauses, the others have changed places. Lines are H of each input, dashed ones
        the weight as the neuron reads it where that is not w + α·H; the rows below are the activities. H is bounded to ±1; + and − are rewards, for the rules
        that wait for one (M = ±0.2). The neuron's activity is given, so the pictures show the rule alone and no feedback.

        {string.Join(" · ", rules.Select(rule => $"[{rule.Name}](#{rule.Name.ToLowerInvariant()})"))}


        """;
}
