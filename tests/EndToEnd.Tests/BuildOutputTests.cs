using Backpropamine.EndToEnd.Tests.Support;

namespace Backpropamine.EndToEnd.Tests;

/// <summary>What a user's own build says of networks: one line for each that is not one fused cell, when it is compiled.</summary>
[Trait("Category", "Long")]
public class BuildOutputTests
{
    private const string TwoLayers =
        """

        [Plastic]
        public sealed partial class Twin
        {
            [Input(6)] public partial Signal Senses { get; }
            [Recurrent(7)] public partial Layer Lower { get; }
            [Recurrent(8)] public partial Layer Hidden { get; }
            [Readout(4)] public partial Layer Policy { get; }
        }
        """;

    private const string Summary = "Twin is not one fused cell, because it has 2 plastic layers: it runs in kernels for any network, which are slower; to have it fused, "
        + "put [Plastic] on one layer, such as Lower, instead of the class or of Hidden (BPA0401)";

    [Fact]
    public void Networks_that_are_not_one_fused_cell_are_named_once_a_compilation()
    {
        using var project = new UserProject("It's (mine)", "Console.WriteLine(1);" + Programs.Network + TwoLayers + TwoLayers.Replace("Twin", "Other", StringComparison.Ordinal));
        var first = project.Say();
        Assert.Equal([Summary, Summary.Replace("Twin", "Other", StringComparison.Ordinal)], Lines(first).OrderDescending(StringComparer.Ordinal));
        Assert.DoesNotContain(" warning ", first, StringComparison.Ordinal);

        Assert.Empty(Lines(project.Say()));
        Assert.Equal(2, Lines(project.Say("--no-incremental")).Count());
        Assert.Empty(Lines(project.Say("--no-incremental", "-p:BackpropamineFusionSummary=false")));
    }

    [Fact]
    public void A_program_without_such_a_network_says_nothing()
    {
        using var project = new UserProject("Quiet", "Console.WriteLine(1);" + Programs.Network);
        Assert.DoesNotContain("fused", project.Say(), StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Lines(string output) => output.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Contains("fused", StringComparison.Ordinal));
}
