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

        The pictures show one neuron and three inputs: one is active with the neuron, one 2 steps before it and one 2 steps after it (<i>together</i>), then
        each when it likes (<i>unrelated</i>), then just where it was silent before (<i>opposite</i>). Thick lines are H, dashed ones the weight as it is read
        where that is not w + α·H; the rows below are the activities x of the inputs and y of the neuron. The rate is 0.1, the bound ±1, + and − are rewards
        of rules that wait for them.

        {string.Join(" · ", rules.Select(rule => $"[{rule.Name}](#{rule.Name.ToLowerInvariant()})"))}


        """;
}
