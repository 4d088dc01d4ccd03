using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Tests.Planning;

/// <summary>The verifier accepts what lowering makes and names what is wrong with anything else.</summary>
public class PlanVerifierTests
{
    private static readonly PlanValue[] Values =
    [
        new("x", ValueRole.Input, Domain.Vector),
        new("h.before", ValueRole.Carried, Domain.Vector),
        new("h.hebb", ValueRole.Carried, Domain.Synapse),
        new("w", ValueRole.Parameter, Domain.Pre | Domain.Post),
        new("h", ValueRole.Computed, Domain.Vector),
        new("h.next", ValueRole.Computed, Domain.Synapse),
    ];

    private static Expr X => new Expr.Symbol("x");

    private static Expr H => new Expr.Symbol("h");

    private static Expr Hebb => new Expr.Symbol("h.hebb");

    private static Statement Activity => Step("h", new Expr.SlowRead(X, new Expr.Symbol("h.before"), new Expr.Symbol("w")));

    [Fact]
    public void Accepts_a_sound_plan() => Assert.Null(Check(Activity, Step("h.next", new Expr.Outer(new Expr.AsPre(X), H))));

    [Fact]
    public void Rejects_a_name_that_is_not_declared() => Rejects("which is not declared", Step("h", new Expr.Symbol("y")));

    [Fact]
    public void Rejects_a_read_before_the_write() => Rejects("before it is computed", Step("h.next", new Expr.Outer(new Expr.AsPre(X), H)), Activity);

    [Fact]
    public void Rejects_a_value_of_other_axes() => Rejects("is Vector but its value is Synapse", Step("h", Hebb));

    [Fact]
    public void Rejects_a_slow_read_of_a_matrix_per_lane() =>
        Rejects("one matrix for all lanes", Step("h", new Expr.SlowRead(X, X, Hebb)));

    [Fact]
    public void Rejects_a_fast_read_of_one_matrix_for_all() =>
        Rejects("a matrix per lane", Step("h", new Expr.FastRead(X, new Expr.Symbol("w"))));

    [Fact]
    public void Rejects_an_outer_product_of_two_postsynaptic_vectors() =>
        Rejects("a presynaptic and a postsynaptic vector", Activity, Step("h.next", new Expr.Outer(X, H) * Hebb));

    [Fact]
    public void Rejects_a_matrix_as_presynaptic() => Rejects("only a vector can be presynaptic", Activity, Step("h.next", new Expr.AsPre(Hebb)));

    [Fact]
    public void Rejects_a_phase_that_reads_a_later_one() => Rejects(
        "h.next (Project) reads h (Advance)", Activity, Step("h.next", new Expr.Outer(new Expr.AsPre(X), H)) with { Phase = Phase.Project });

    [Fact]
    public void Rejects_an_output_that_nothing_computes() => Rejects("h.next is never computed", Activity);

    private static Statement Step(string target, Expr value) => new(target, value, "", Phase.Advance);

    private static void Rejects(string flaw, params Statement[] statements) => Assert.Contains(flaw, Check(statements));

    private static string? Check(params Statement[] statements)
    {
        var type = new TypeSpec("", EquatableArray<string>.Empty, "class", "N", "", "N", false, true, false);
        var spec = new NetworkSpec(type, EquatableArray<SignalSpec>.Empty, EquatableArray<LayerSpec>.Empty,
            EquatableArray<string>.Empty, EquatableArray<RefusedSpec>.Empty, default, EquatableArray<string>.Empty, true);
        return PlanVerifier.Check(new Plan(spec, EquatableArray<ParameterPlan>.Empty, EquatableArray<CarriedPlan>.Empty,
            new[] { new OutputPlan("H", "h.next", Dimension.One) }.ToEquatable(), Values.ToEquatable(), statements.ToEquatable()));
    }
}
