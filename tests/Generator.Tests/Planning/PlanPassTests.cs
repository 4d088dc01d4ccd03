using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Tests.Support;

namespace Backpropamine.Generator.Tests.Planning;

/// <summary>What each pass makes of a network's plan; the verifier accepts the plan before and after.</summary>
public class PlanPassTests
{
    private static readonly Expr Alpha = new Expr.Symbol("Hidden.alpha");
    private static readonly Expr Before = new Expr.Symbol("Hidden.before");
    private static readonly Expr Eta = new Expr.Symbol("Hidden.eta");
    private static readonly Expr Hebb = new Expr.Symbol("Hidden.hebb");
    private static readonly Expr Post = new Expr.Symbol("Hidden");
    private static readonly Expr Slow = new Expr.Symbol("Hidden.weight_hh");

    [Fact]
    public void SplitRead_reads_slow_and_fast_weights_apart()
    {
        Plan split = After(SplitRead.Run, Lowered("[Plastic]"));
        Statement[] reads = [.. split.Statements.Where(s => s.Target == "Hidden.sum")];
        Assert.Equal(2, reads.Length);
        Assert.Equal((Guarded.Always, Slow), (reads[0].Guard, Assert.IsType<Expr.SlowRead>(reads[0].Value).Matrix));
        Assert.Equal(Guarded.WhenHebbIsRead, reads[1].Guard);
        Assert.Equal(new Expr.Symbol("Hidden.sum") + new Expr.FastRead(Before, Alpha * Hebb), reads[1].Value);
    }

    [Fact]
    public void SplitRead_keeps_a_weight_that_cannot_be_split_whole()
    {
        Plan split = After(SplitRead.Run, Lowered("[Plastic<Scaled>]", "public static float Weight(float w, float alpha, float hebb) => w * (1 + alpha * MathF.Tanh(hebb));"));
        Statement[] reads = [.. split.Statements.Where(s => s.Target == "Hidden.sum")];
        Assert.Equal([Guarded.WhenHebbIsRead, Guarded.WhenHebbIsNotRead], reads.Select(read => read.Guard));
        Assert.Equal(Slow, Assert.IsType<Expr.SlowRead>(reads[1].Value).Matrix);
    }

    [Fact]
    public void FactorRead_takes_a_gain_per_neuron_out_of_the_sum()
    {
        Plan split = SplitRead.Run(Lowered("[Plastic(Alpha = Grain.PerNeuron)]"));
        Plan factored = After(FactorRead.Run, split);
        Expr read = factored.Statements.Last(s => s.Target == "Hidden.sum").Value;
        Assert.Equal(new Expr.Symbol("Hidden.sum") + new Expr.FastRead(Before, Hebb) * Alpha, read);
    }

    [Fact]
    public void FactorRead_leaves_a_gain_per_connection_in_it()
    {
        Plan split = SplitRead.Run(Lowered("[Plastic]"));
        Assert.Equal(split, After(FactorRead.Run, split));
    }

    [Fact]
    public void CollectUpdate_makes_one_outer_product_of_two_vectors()
    {
        Plan collected = After(CollectUpdate.Run, Lowered("[Plastic(Bound = Bound.None)]"));
        Expr next = collected.Statements.Single(s => s.Target == "Hidden.hebbNext").Value;
        Assert.Equal(new Expr.Outer(new Expr.AsPre(Before), Eta * Post) + Hebb, next);
    }

    [Fact]
    public void CollectUpdate_gathers_the_decay_of_Oja_into_one_factor()
    {
        Plan collected = After(CollectUpdate.Run, Lowered("[Plastic<Oja>]"));
        var next = Assert.IsType<Expr.MulAdd>(Assert.IsType<Expr.Clip>(collected.Statements.Single(s => s.Target == "Hidden.hebbNext").Value).Operand);
        Assert.IsType<Expr.Outer>(next.Base);
        Assert.Equal(Hebb, next.Left);
        Assert.Equal(1 - Eta * Post * Post, next.Right);
    }

    [Fact]
    public void CollectUpdate_leaves_an_update_that_bends_Hebb()
    {
        Plan plan = Lowered("[Plastic<Scaled>]", "public static float Commit(float hebb, float change, float rate) => MathF.Tanh(hebb + rate * change);");
        Assert.Equal(plan, After(CollectUpdate.Run, plan));
    }

    [Fact]
    public void Schedule_divides_the_step_around_the_recurrence()
    {
        Plan scheduled = After(Schedule.Run, Lowered("[Plastic]"));
        Assert.Equal(
            [("Hidden.input", Phase.Project), ("Hidden.sum", Phase.Advance), ("Hidden", Phase.Advance), ("Hidden.hebbNext", Phase.Advance), ("Policy", Phase.ReadOut)],
            scheduled.Statements.Select(s => (s.Target, s.Phase)));
    }

    [Fact]
    public void Schedule_keeps_a_layer_that_the_modulator_reads_in_the_recurrence()
    {
        Plan scheduled = After(Schedule.Run, Lowered("[Plastic]\n[Neuromodulated(Simple, From = nameof(Policy))]"));
        Assert.Equal(Phase.Advance, scheduled.Statements.Single(s => s.Target == "Policy").Phase);
    }

    [Fact]
    public void GuardBranches_gives_a_branch_that_is_not_taken_a_harmless_operand()
    {
        Expr x = new Expr.Symbol("x");
        var guarded = Assert.IsType<Expr.WhereAtMost>(GuardBranches.Guard(new Expr.WhereAtMost(x, 0, 0, new Expr.Unary(UnaryOp.Log, x))));
        Assert.Equal(new Expr.Unary(UnaryOp.Log, new Expr.WhereAtMost(x, 0, 1, x)), guarded.Otherwise);
        Assert.Equal(x * x, GuardBranches.Guard(x * x));
    }

    /// <summary>The plan after a pass, both sound.</summary>
    private static Plan After(Func<Plan, Plan> pass, Plan plan)
    {
        Assert.Null(PlanVerifier.Check(plan));
        Plan after = pass(plan);
        Assert.Null(PlanVerifier.Check(after));
        return after;
    }

    private static Plan Lowered(string attributes, string rule = "")
    {
        string source = (rule.Length == 0 ? "" : $"public readonly struct Scaled : IPlasticityRule\n{{\npublic static float Drive(float pre, float post) => pre * post;\n{rule}\n}}\n")
            + attributes + "\npublic sealed partial class Net\n{\n[Input(4)] public partial Signal Senses { get; }\n"
            + "[Recurrent(5)] public partial Layer Hidden { get; }\n[Readout(2)] public partial Layer Policy { get; }\n}\n";
        var spec = (NetworkSpec)GeneratorHarness.Plastic.Run(rule.Length == 0 ? source : "using System;\n" + source).Result.TrackedSteps[StepNames.Spec][0].Outputs[0].Value;
        return Simplify.Run(Lowering.Run(spec));
    }
}
