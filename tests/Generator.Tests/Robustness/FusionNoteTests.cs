using System.Reflection;
using Backpropamine.Generator.Emitting;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Robustness;

/// <summary>What the build's output says of networks that are not one fused cell lies in the assembly, in the words of the analyzer.</summary>
public class FusionNoteTests
{
    private const string Members = "[Input(4)] public partial Signal Senses { get; } [Recurrent(8, Leak = 0.5)] public partial Layer Lower { get; } [Recurrent(5)] public partial Layer Hidden { get; } [Readout(2)] public partial Layer Policy { get; }";

    [Fact]
    public async Task A_network_with_two_plastic_layers_says_what_the_analyzer_says()
    {
        const string Source = "[Plastic] public partial class Forager { " + Members + " }";
        Diagnostic said = Assert.Single(await RuleTester.ReportAsync(Source));
        Assert.Equal($": {said.GetMessage(System.Globalization.CultureInfo.InvariantCulture)} ({said.Id})", Assert.Single(Notes(Source)));
    }

    [Fact]
    public void Every_network_has_its_own()
    {
        string[] notes = [.. Notes("namespace A { [Plastic] public partial class Net { " + Members + " } } namespace B { [Plastic] public partial class Net { " + Members + " } [Plastic] public partial class Other { " + Members + " } }")];
        Assert.Equal([": A.Net", ": B.Net", ": B.Other"], notes.Select(note => note[..note.IndexOf(" is ", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("[Network] public partial class Net { " + Members + " }")]
    [InlineData("public partial class Net { }")]
    [InlineData("[Plastic(Limit = -1)] public partial class Net { " + Members + " }")]
    [InlineData("[Network] public partial class Net { [Input(4)] public partial Signal Senses { get; } [Recurrent(5), Plastic] public partial Layer Hidden { get; } [Readout(2)] public partial Layer Policy { get; } }")]
    public void Without_a_reason_there_is_none(string source) =>
        Assert.DoesNotContain(GeneratorHarness.Plastic.RunWithErrors(source).Result.GeneratedSources, file => file.HintName.EndsWith(FusionNoteEmitter.Ending, StringComparison.Ordinal));

    private static IEnumerable<string> Notes(string source) => GeneratorHarness.Plastic.Run(source).Load()
        .GetCustomAttributes<AssemblyMetadataAttribute>().Where(attribute => attribute.Key == "Backpropamine.Fusion").Select(attribute => attribute.Value!);
}
