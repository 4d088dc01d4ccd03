using System.Reflection;
using Backpropamine.Runtime.Tests.Fused;
using Backpropamine.Runtime.Tests.Networks;
using Backpropamine.Runtime.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Inspection;

/// <summary>What summaries say.</summary>
public class SummaryTests
{
    [Fact]
    public async Task A_fused_cell()
    {
        using var network = new Forager { Checkpointing = Checkpointing.Every(10) };
        Assert.Equal("Forager: Senses 6 → Hidden 7, Policy 4, Value 1", network.ToString());
        await VerifyXunit.Verifier.Verify(network.Summary(lanes: 30, steps: 200).Text);
    }

    [Fact]
    public async Task Cells_with_several_plastic_paths_and_a_module()
    {
        using var network = new Mixed(nn.Sequential(nn.Linear(2, 3))) { Checkpointing = Checkpointing.Every(10) };
        await VerifyXunit.Verifier.Verify(network.Summary(lanes: 2, steps: 50).Text);
    }

    [Fact]
    public async Task A_network_without_plasticity_in_double_precision()
    {
        using var network = new Plain(3, 4, dtype: float64);
        await VerifyXunit.Verifier.Verify(network.Summary(steps: 10).ToString());
    }

    [Theory]
    [InlineData(Execution.Auto, "one fused cell")]
    [InlineData(Execution.Reference, "plain operations, since Execution is Reference")]
    public void How_it_runs_follows_the_switch(Execution execution, string how)
    {
        using var network = new Forager { Execution = execution };
        Assert.Contains($"A sequence runs now as {how}.\n", network.Summary().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void How_each_kind_of_network_runs()
    {
        Says("fused cells, one after another", new TwoCells());
        Says("a program of kernels", new GatedCells(3, 4));
        Says("plain operations", new FeedForward());
        Says("steps in kernels, since one product for all lanes is faster with matrices of this size", new PlainCells(3, 800), lanes: 4);
        Says("a program of kernels", new PlainCells(3, 800));
        Says("nothing: Forager cannot run fused: it is BFloat16, and fused kernels are float32 or float64. Set Execution to Execution.Auto or Execution.Reference", new Forager(dtype: bfloat16) { Execution = Execution.Fused });

        static void Says(string how, PlasticModule network, long lanes = 1)
        {
            using (network) Assert.Contains($"A sequence runs now as {how}.\n", network.Summary(lanes).Text.Replace("..", "."), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Numbers_are_those_of_the_tensors()
    {
        using var scope = NewDisposeScope();
        foreach (var network in (PlasticModule[])[new SeveralPaths(3, 4), new TwoKinds(3, 5), new Seer(new Shaky(6, 4), new Shaky(5, 3), 3), new Speaker()])
        {
            var summary = network.Summary(lanes: 3);
            Assert.Equal(network.parameters().Sum(parameter => parameter.numel()), summary.Parameters);
            var state = (NetworkState)network.GetType().GetMethod("InitialState")!.Invoke(network, [3L])!;
            Assert.Equal(state.Parts.Sum(part => part.numel() * part.element_size()), summary.StateBytes);
            Assert.All(network.named_parameters(), pair => Assert.Contains($"  {pair.name} ", summary.Text, StringComparison.Ordinal));
            Assert.Null(summary.TrainingBytes);
            network.Dispose();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_estimate_is_about_what_a_sequence_keeps(bool program)
    {
        const int steps = 400, lanes = 4;
        if (!NativeHeap.IsKnown) return;
        using var scope = NewDisposeScope();
        using PlasticModule network = program ? new GatedCells(3, 60) : new Retro(3, 60);
        Run().Dispose();
        var before = NativeHeap.InUse();
        using var kept = Run();
        var (estimate, measured) = (network.Summary(lanes, steps).TrainingBytes!.Value, NativeHeap.InUse() - before);
        Assert.InRange(measured / estimate, 0.8, 1.6);

        Tensor Run()
        {
            using var inner = NewDisposeScope();
            var y = network is GatedCells cells ? cells.Unroll(randn(steps, lanes, 3), cells.InitialState(lanes)).Outputs.Y
                : ((Retro)network).Unroll(randn(steps, lanes, 3), ((Retro)network).InitialState(lanes)).Outputs.Y;
            return y.sum().MoveToOuterDisposeScope();
        }
    }

    [Fact]
    public void A_network_within_a_module()
    {
        using var wrapped = new Wrapped();
        using var alone = new Exploding();
        Assert.Equal(alone.Summary().Text, wrapped.Core.Summary().Text);
    }

    [Fact]
    public void As_HTML_and_in_a_notebook()
    {
        using var network = new PlainCells(3, 4);
        var summary = network.Summary();
        Assert.Contains("Recurrent&lt;Lstm&gt;</td>", summary.Html, StringComparison.Ordinal);

        // .NET Interactive finds all of this by name.
        var attribute = summary.GetType().GetCustomAttributes().Single(one => one.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance((Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!)!;
        var formatter = ((IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, [])!).Single();
        Assert.Equal("text/html", formatter.GetType().GetProperty("MimeType")!.GetValue(formatter));
        using var text = new StringWriter();
        Assert.Equal(true, formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!.Invoke(formatter, [summary, text]));
        Assert.Equal(summary.Html, text.ToString());
        Assert.Equal(false, formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!.Invoke(formatter, ["other", text]));
    }

    [Fact]
    public void Arguments_that_make_no_sense()
    {
        using var network = new Forager();
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Summary(lanes: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Summary(steps: -1));
    }
}
