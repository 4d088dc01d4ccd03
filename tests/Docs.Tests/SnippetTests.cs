using System.Text.RegularExpressions;
using Backpropamine.Pages;
using Backpropamine.Pages.Sources;

namespace Backpropamine.Docs.Tests;

/// <summary>Every rule, cell and network that a page shows builds without an error or a warning.</summary>
public partial class SnippetTests
{
    public static TheoryData<string, int> Snippets { get; } = Read();

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Builds(string page, int index)
    {
        var code = Of(page).ElementAt(index);
        var networks = Rule().Matches(code).Select(match => match.Groups[1].Value)
            .Where(rule => !code.Contains($"[Plastic<{rule}>", StringComparison.Ordinal))
            .Select(rule => $$"""

                [Plastic<{{rule}}>]
                public sealed partial class NetOf{{rule}}
                {
                    [Input(2)]     public partial Signal Senses { get; }
                    [Recurrent(3)] public partial Layer  Hidden { get; }
                    [Readout(1)]   public partial Layer  Value { get; }
                }
                """)
            .Concat(Cell().Matches(code).Select(match => match.Groups[1].Value).Where(cell => !code.Contains($"<{cell}>", StringComparison.Ordinal)).Select(cell => $$"""

                [Network]
                public sealed partial class NetOf{{cell}}
                {
                    [Input(2)]              public partial Signal Senses { get; }
                    [Recurrent<{{cell}}>(3)] public partial Layer  Hidden { get; }
                    [Readout(1)]            public partial Layer  Value { get; }
                }
                """));
        Assert.Empty(Build.Of(code + string.Concat(networks)).Complaints);
    }

    private static TheoryData<string, int> Read()
    {
        var data = new TheoryData<string, int>();
        foreach (var page in (string[])["README.md", "Runtime/README.md", "docs/installing.md", "docs/networks.md", "docs/looking-inside.md", "docs/adding-a-rule.md", "docs/cells.md", "docs/clusters.md"])
        {
            for (var index = 0; index < Of(page).Count(); index++)
                data.Add(page, index);
        }

        return data;
    }

    private static IEnumerable<string> Of(string page) =>
        Fence().Matches(File.ReadAllText(Path.Combine(Repository.Root, page)))
            .Select(match => string.Join('\n', match.Groups[1].Value.Split('\n').Where(line => !line.StartsWith("#:", StringComparison.Ordinal))))
            .Where(code => Whole().IsMatch(code));

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"struct (\w+) : IPlasticityRule")]
    private static partial Regex Rule();

    [GeneratedRegex(@"struct (\w+) : ICell")]
    private static partial Regex Cell();

    [GeneratedRegex(": IPlasticityRule|: ICell|partial class")]
    private static partial Regex Whole();
}
