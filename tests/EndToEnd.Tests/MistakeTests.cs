using System.Text.RegularExpressions;
using Backpropamine.EndToEnd.Tests.Support;

namespace Backpropamine.EndToEnd.Tests;

/// <summary>What users read when they build a project with mistakes in it.</summary>
[Trait("Category", "Long")]
public partial class MistakeTests
{
    private const string Members =
        "{ [Input(6)] public partial Signal Senses { get; } [Recurrent(8)] public partial Layer Hidden { get; } [Readout(4)] public partial Layer Policy { get; } MORE }";

    [Fact]
    public void A_project_in_which_every_declaration_is_wrong()
    {
        using var project = new UserProject("Mistakes", "Console.WriteLine(new Fine().Hidden.Size);\n" + Network("public partial class Fine"));
        (string File, string Code, string[] Errors)[] mistakes =
        [
            ("NotPartial", Network("public class NotPartial"), ["BPA0001", "CS0260"]),
            ("Around", $"public class Around {{ {Network("public partial class Inside")} }}", ["BPA0002", "CS0260"]),
            ("WrongType", "[Plastic] public partial class WrongType " + Members.Replace("Signal Senses", "Layer Senses"), ["BPA0003"]),
            ("Taken", Network("public partial class Taken", "public void Advance() { }"), ["BPA0004"]),
            ("Static", Network("public static partial class Static"), ["BPA0005", "CS0708", "CS0708", "CS0708"]),
            ("Struct", Network("public partial struct Struct"), ["BPA0005", "CS0592"]),
            ("Local", Network("file partial class Local"), ["BPA0005", "CS9248", "CS9248", "CS9248"]),
            ("Record", Network("public partial record Record"), ["BPA0005"]),
            ("Based", "public class Base; " + Network("public partial class Based : Base"), ["BPA0005"]),
            ("NoRoot", "public partial class NoRoot " + Members, ["BPA0006"]),
            ("Twice", Network("public partial class Twice", "[Readout(2), Dense(2)] public partial Layer Both { get; }"), ["BPA0007"]),
            ("Constructed", Network("public partial class Constructed", "public Constructed(int seed) { }"), ["BPA0009"]),
        ];
        foreach (var (file, code, _) in mistakes) project.Write($"{file}.cs", code.Replace("MORE", "", StringComparison.Ordinal));

        var lines = project.TryBuild().Output.Split('\n').Select(line => ErrorLine().Match(line)).Where(match => match.Success)
            .Select(match => (File: match.Groups[1].Value, Id: match.Groups[3].Value, At: match.Groups[2].Value)).Distinct().ToList();
        Assert.Equal(
            mistakes.SelectMany(mistake => mistake.Errors.Select(id => $"{mistake.File} {id}")).Order(StringComparer.Ordinal),
            lines.Select(line => $"{line.File} {line.Id}").Order(StringComparer.Ordinal));
    }

    private static string Network(string head, string more = "") => $"[Plastic] {head} " + Members.Replace("MORE", more, StringComparison.Ordinal);

    [GeneratedRegex(@"([A-Za-z]+)\.cs\((\d+,\d+)\): error ([A-Z]+\d+):")]
    private static partial Regex ErrorLine();
}
