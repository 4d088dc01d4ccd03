using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Tests.Support;

namespace Backpropamine.Generator.Tests.Planning;

/// <summary>The equations of one connection that fusion makes of a network, and whether it makes any.</summary>
public class FusionTests
{
    private static readonly Expr Alpha = new Expr.Symbol("alpha");
    private static readonly Expr Eligibility = new Expr.Symbol("eligibility");
    private static readonly Expr Eta = new Expr.Symbol("eta");
    private static readonly Expr Hebb = new Expr.Symbol("hebb");
    private static readonly Expr Product = new Expr.Symbol("pre") * new Expr.Symbol("post");
    private static readonly Expr Rate = new Expr.Symbol("rate");
    private static readonly Expr Slow = new Expr.Symbol("w");

    [Fact]
    public void Without_modulation_the_rate_is_eta()
    {
        FusedCell cell = Cell("[Plastic(Limit = 0.5)]");
        Assert.Equal(Slow + Alpha * Hebb, cell.Weight);
        Assert.Equal(new Expr.Clip(Hebb + Eta * Product, 0.5), cell.Hebb);
        Assert.Null(cell.Eligibility);
        Assert.True(cell.AddsSlow);
    }

    [Fact]
    public void Retroactive_modulation_commits_the_old_trace_or_the_new_one()
    {
        Expr trace = (1 - Eta) * Eligibility + Eta * Product;
        FusedCell cell = Cell("[Plastic(Bound = Bound.None)]\n[Neuromodulated(Retroactive)]");
        Assert.Equal((Hebb + Rate * Eligibility, trace), (cell.Hebb, cell.Eligibility));
        FusedCell traceFirst = Cell("[Plastic(Bound = Bound.None)]\n[Neuromodulated(Retroactive, Order = TraceOrder.TraceThenCommit)]");
        Assert.Equal((Hebb + Rate * trace, trace), (traceFirst.Hebb, traceFirst.Eligibility));
    }

    [Fact]
    public void What_is_fixed_is_a_number()
    {
        FusedCell cell = Cell("[Plastic(Bound = Bound.None, Alpha = Grain.One, EtaLearned = false, EtaValue = 0.25, Slow = SlowWeights.None)]");
        Assert.Equal(Hebb, cell.Weight);
        Assert.Equal(Hebb + 0.25 * Product, cell.Hebb);
        Assert.False(cell.AddsSlow);
    }

    [Theory]
    [InlineData("[Plastic]\n[Neuromodulated(Simple, From = nameof(Policy))]", RefusalKind.ModulatorSource)]
    [InlineData("[Plastic]\n[Neuromodulated(Simple, Activation = Activation.Softmax)]", RefusalKind.Option)]
    [InlineData("[Network]", RefusalKind.NothingPlastic)]
    public void What_is_not_one_cell_is_refused(string attributes, object kind)
    {
        Fusion fusion = Of(attributes);
        Assert.Null(fusion.Cell);
        Assert.Equal(kind, fusion.Refusal!.Kind);
    }

    private static FusedCell Cell(string attributes)
    {
        Fusion fusion = Of(attributes);
        Assert.Null(fusion.Refusal);
        return fusion.Cell!;
    }

    private static Fusion Of(string attributes) => Fusion.Of(Planner.Plan((NetworkSpec)GeneratorHarness.Plastic.Run(
        attributes + "\npublic sealed partial class Net\n{\n[Input(4)] public partial Signal Senses { get; }\n"
        + "[Recurrent(5)] public partial Layer Hidden { get; }\n[Readout(2)] public partial Layer Policy { get; }\n}\n")
        .Result.TrackedSteps[StepNames.Spec][0].Outputs[0].Value));
}
