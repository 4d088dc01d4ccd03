using Backpropamine.Generator.Tests.Models;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Snapshots;

public class GeneratedFileTests
{
    public static TheoryData<string> Names => TestModels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Text(string name)
    {
        GeneratorRun run = GeneratorHarness.Plastic.Run(TestModels.All[name]);
        Assert.DoesNotContain(await RuleTester.ReportAsync(run), diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
        string generated = string.Join('\n', run.Sources.OrderBy(source => source.Key, StringComparer.Ordinal).Select(source => $"// {source.Key}\n{source.Value}"));
        await Support.Snapshots.VerifyAsync(generated, name);
    }

    [Fact]
    public void No_verified_file_is_left_without_a_model()
    {
        string[] verified = [.. VerifiedFiles().Select(file => Path.GetFileName(file)!)];
        Assert.Equal(TestModels.All.Keys.Select(name => $"{nameof(GeneratedFileTests)}.{nameof(Text)}_{name}.verified.cs").Order(StringComparer.Ordinal), verified.Order(StringComparer.Ordinal));
    }

    private static string[] VerifiedFiles([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Directory.GetFiles(Path.GetDirectoryName(here)!, "*.verified.*");
}
