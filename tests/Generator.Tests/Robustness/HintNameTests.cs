using System.Text;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Robustness;

/// <summary>Each network has a file of its own, whatever it and the types around it are called.</summary>
public class HintNameTests
{
    private const string Members = "{ [Input(4)] public partial Signal Senses { get; } [Readout(2)] public partial Layer Policy { get; } }";

    /// <summary>Letters that are equal to others without regard to case, or that files or C# treat in some way of their own.</summary>
    private static readonly string[] _letters = ["a", "A", "b", "B", "_", "\u00b5", "\u03bc", "\u039c", "\u01c4", "\u01c5", "\u01c6", "\u017f", "s", "S", "\u00df", "\u0130", "i", "I", "\u0131", "\u00e9", "\u00c9", "e\u0301", "\u540d", "\u0661"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Networks_of_odd_names(int seed)
    {
        var random = new Random(seed);
        var source = new StringBuilder();
        var names = new HashSet<string>();
        for (int i = 0; i < 60; i++)
        {
            string[] parts = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Name(random))];
            if (!names.Add(string.Join('.', parts)) || parts.Distinct().Count() < parts.Length) continue;
            string generics = random.Next(3) == 0 ? "<T>" : "";
            source.Append(System.Globalization.CultureInfo.InvariantCulture, $"namespace Odd{i % 7}.{(i % 2 == 0 ? "deep" : "Deep")} {{ ")
                .Append(string.Concat(parts[1..].Select(part => $"partial class {part}{generics} {{ ")))
                .Append(System.Globalization.CultureInfo.InvariantCulture, $"[Network] public partial class {parts[0]}N{i} {Members}")
                .AppendLine(new string('}', parts.Length));
        }

        int count = source.ToString().Split("[Network]").Length - 1;
        Assert.True(count > 30);
        AssertFiles(count, source.ToString());
    }

    [Fact]
    public void Networks_that_differ_in_case_alone() =>
        AssertFiles(12, string.Concat(new[] { "ab", "Ab", "aB", "AB", "\u00b5", "\u03bc", "\u039c", "\u01c4", "\u01c5", "\u01c6", "s", "\u017f" }.Select(name => $"[Network] public partial class {name} {Members}\n")));

    [Fact]
    public void Networks_of_names_that_no_file_could_have()
    {
        string first = new('A', 300), second = "B" + new string('A', 299);
        GeneratorRun run = AssertFiles(3, $"namespace Deep.{first} {{ [Network] public partial class {first} {Members} [Network] public partial class {second} {Members} }} [Network] public partial class {new string('\u540d', 100)} {Members}");
        Assert.All(run.Result.GeneratedSources, source => Assert.True(Encoding.UTF8.GetByteCount(source.HintName) < 255, source.HintName));
    }

    [Fact]
    public void Networks_named_like_other_generated_files() =>
        AssertFiles(2, $"public readonly partial struct Mine : IPlasticityRule {{ public static float Drive(float pre) => pre; [Network] public partial class rule {Members} }}");

    [Fact]
    public void A_network_named_like_the_file_that_loads_Torch()
    {
        GeneratorRun run = GeneratorHarness.Plastic.Start(NetworkCompilation.Of($"namespace Backpropamine {{ [Network] public partial class Loading {Members} }}"));
        Assert.Null(run.Result.Exception);
        Assert.Single(run.Sources);
    }

    [Fact]
    public void A_network_inside_of_a_type_that_is_local_to_its_file()
    {
        GeneratorRun run = GeneratorHarness.Plastic.RunWithErrors($"file partial class Outer {{ [Network] public partial class Net {Members} }}");
        Assert.Empty(run.Sources);
        Assert.Equal("BPA0005", Assert.Single(run.Result.Diagnostics).Id);
    }

    private static string Name(Random random)
    {
        string name = string.Concat(Enumerable.Range(0, random.Next(1, 3)).Select(_ => random.GetItems(_letters, 1)[0]));
        return char.IsLetter(name[0]) || name[0] == '_' ? name : "_" + name;
    }

    private static GeneratorRun AssertFiles(int count, string source)
    {
        GeneratorRun run = GeneratorHarness.Plastic.Start(NetworkCompilation.Of(source));
        Assert.Null(run.Result.Exception);
        Assert.Equal(count, run.Sources.Count);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return run;
    }
}
