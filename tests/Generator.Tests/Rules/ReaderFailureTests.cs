using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Reading;
using Backpropamine.Generator.Tests.Models;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backpropamine.Generator.Tests.Rules;

/// <summary>BPA0901 of the reader: wherever it fails, one message says so, on the declaration, and the class still compiles.</summary>
public class ReaderFailureTests
{
    [Fact]
    public void A_network_whose_reading_fails_gets_a_shell()
    {
        foreach (string source in TestModels.All.Values)
        {
            CSharpCompilation compilation = NetworkCompilation.Of(source);
            foreach (INamedTypeSymbol type in Networks(compilation))
            {
                NetworkReading reading = NetworkReading.Of(type, compilation, default, _ => throw new InvalidOperationException("boom"))!;
                Diagnostic failure = Assert.Single(reading.Findings).In(type.Locations[0].SourceTree);
                Assert.Equal("BPA0901", failure.Id);
                Assert.Equal(type.Locations[0], failure.Location);
                Assert.Contains("InvalidOperationException: boom", failure.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
                CSharpCompilation whole = compilation.AddSyntaxTrees(NetworkCompilation.Tree(NetworkSource.Make(reading.Spec!).Text!, "/obj/Shell.g.cs"));
                Assert.DoesNotContain(whole.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
                    && diagnostic.Id != "CS0535" /* an interface of the user's that the real output would implement */);
            }
        }
    }

    [Fact]
    public void A_cancelled_reading_stays_cancelled_and_what_is_none_of_ours_is_left_alone()
    {
        CSharpCompilation compilation = NetworkCompilation.Of(TestModels.All["retro"]);
        INamedTypeSymbol type = Networks(compilation).Single();
        using var cancelled = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => NetworkReading.Of(type, compilation, cancelled.Token, _ =>
        {
            cancelled.Cancel();
            cancelled.Token.ThrowIfCancellationRequested();
            return null;
        }));
        Assert.Null(NetworkReading.Of(type, compilation, default, _ => null));
    }

    [Fact]
    public void A_rule_whose_reading_fails_is_named()
    {
        CSharpCompilation compilation = NetworkCompilation.Of("public readonly struct Mine : IPlasticityRule { public static float Drive(float pre) => pre; }");
        INamedTypeSymbol type = compilation.GetTypeByMetadataName("Mine")!;
        BodyFile file = BodyFile.Of(type, () => throw new InvalidOperationException("boom"))!;
        Assert.Null(file.Text);
        Assert.Equal("BPA0901", Assert.Single(file.Findings).Id);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void An_analyzer_that_fails_says_so_unless_the_generator_does(bool generatorFails, int count)
    {
        INamedTypeSymbol type = NetworkCompilation.Of("public class Net;").GetTypeByMetadataName("Net")!;
        var reported = new List<Diagnostic>();
        Guarded.Run(type, new Findings(reported.Add, default), _ => throw new InvalidOperationException("boom"), _ => Assert.False(generatorFails));
        Assert.Equal(count, reported.Count(diagnostic => diagnostic.Id == "BPA0901"));
    }

    private static IEnumerable<INamedTypeSymbol> Networks(CSharpCompilation compilation) =>
        compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>().Where(type => KnownNames.Roots.Any(root => Attributes.Find(type, root) is not null));
}
