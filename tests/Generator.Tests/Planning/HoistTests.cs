using System.Collections.Concurrent;
using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Tests.Support;

namespace Backpropamine.Generator.Tests.Planning;

/// <summary>What is the same for a lane, a row or a column leaves the connection's equations, and nothing changes in value.</summary>
public class HoistTests
{
    private static readonly Expr Eligibility = new Expr.Symbol("eligibility");
    private static readonly Expr Eta = new Expr.Symbol("eta");
    private static readonly Expr Hebb = new Expr.Symbol("hebb");
    private static readonly Expr Post = new Expr.Symbol("post");
    private static readonly Expr Pre = new Expr.Symbol("pre");
    private static readonly Expr Rate = new Expr.Symbol("rate");

    private static readonly ConcurrentDictionary<string, NetworkSpec> _read = [];

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static Dictionary<string, Expr> Cases => new()
    {
        ["trace"] = (1 - Eta) * Eligibility + Eta * (Pre * Post),
        ["Oja"] = Hebb + Eta * (Post * (Pre - Post * Hebb)),
        ["difference of products"] = Hebb * (Eta * Post) - Hebb * (Pre * Rate),
        ["bounded"] = new Expr.Clip(Hebb + Rate * (Pre * Post), 0.5),
        ["more terms than there is room for"] = Hebb * Of(Post) + Pre * Of(Post * Post) + Hebb * Pre * Of(2 * Post) + Pre * Of(3 * Post) + Hebb * Of(4 * Post) + Of(5 * Post) * Pre,
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void The_value_stays_the_same(string name)
    {
        foreach (string eta in new[] { "PerConnection", "PerNeuron", "Scalar", "One" })
        {
            foreach (bool fansOut in new[] { false, true })
            {
                Hoist hoist = Make(eta, fansOut);
                Expr rest = hoist.Run(Cases[name]);
                var terms = hoist.Lanes.Concat(hoist.Rows).Concat(hoist.Columns).ToDictionary(term => term.Name, term => term.Value);
                Assert.Equal(Value(Cases[name]), Value(rest.Substitute(terms)), 1e-12);
                Assert.True(hoist.Lanes.Count <= 2 && hoist.Rows.Count <= 2 && hoist.Columns.Count <= 4);
            }
        }
    }

    [Fact]
    public void A_trace_keeps_two_products_for_each_connection()
    {
        Hoist hoist = Make("Scalar");
        Assert.Equal(new Expr.Symbol("l1") * Eligibility, Swapped(hoist.Run((1 - Eta) * Eligibility)));
        Assert.Equal(Pre * new Expr.Symbol("c1"), hoist.Run(Eta * (Pre * Post)));
        Assert.Equal([("l1", 1 - Eta)], hoist.Lanes);
        Assert.Equal([("c1", Eta * Post)], hoist.Columns);
        Assert.Empty(hoist.Rows);
    }

    [Fact]
    public void A_rate_per_connection_is_not_hoisted()
    {
        Hoist hoist = Make("PerConnection");
        Assert.Equal(1 - Eta, hoist.Run(1 - Eta));
        Assert.Empty(hoist.Lanes);
    }

    [Fact]
    public void A_fan_out_belongs_to_the_column_and_a_modulation_to_the_lane()
    {
        Hoist shared = Make("Scalar");
        shared.Run(1 - Rate);
        Assert.Single(shared.Lanes);
        Hoist fanned = Make("Scalar", fansOut: true);
        fanned.Run(1 - Rate);
        Assert.Single(fanned.Columns);
    }

    [Fact]
    public void The_same_term_is_kept_once()
    {
        Hoist hoist = Make("Scalar");
        hoist.Run(Hebb * (1 - Eta));
        hoist.Run(Eligibility * (1 - Eta));
        Assert.Single(hoist.Lanes);
    }

    /// <summary>A hoist for an eta of that grain, as the reader gives it.</summary>
    private static Hoist Make(string eta, bool fansOut = false) =>
        new(_read.GetOrAdd(eta, Read).Layers.First(layer => layer.Plastic is not null).Plastic!.Eta, fansOut);

    private static NetworkSpec Read(string eta)
    {
        string source = $"[Plastic(Eta = Grain.{eta})]\npublic sealed partial class Net\n{{\n[Input(4)] public partial Signal Senses {{ get; }}\n"
            + "[Recurrent(5)] public partial Layer Hidden { get; }\n[Readout(2)] public partial Layer Policy { get; }\n}\n";
        return (NetworkSpec)GeneratorHarness.Plastic.Run(source).Result.TrackedSteps[StepNames.Spec][0].Outputs[0].Value;
    }

    private static Expr Of(Expr x) => new Expr.Unary(UnaryOp.Tanh, x);

    private static Expr Swapped(Expr product) => product is Expr.Binary(BinaryOp.Multiply, var a, var b) ? b * a : product;

    private static double Value(Expr expr) => expr switch
    {
        Expr.Literal(var value) => value,
        Expr.Symbol(var name) => name switch { "pre" => 0.3, "post" => -0.7, "hebb" => 0.4, "eligibility" => 0.2, "eta" => 0.6, _ => 0.9 },
        Expr.Unary(UnaryOp.Tanh, var x) => Math.Tanh(Value(x)),
        Expr.Unary(_, var x) => -Value(x),
        Expr.Binary(BinaryOp.Add, var a, var b) => Value(a) + Value(b),
        Expr.Binary(BinaryOp.Subtract, var a, var b) => Value(a) - Value(b),
        Expr.Binary(_, var a, var b) => Value(a) * Value(b),
        Expr.Clip(var x, var limit) => Math.Clamp(Value(x), -limit, limit),
        _ => throw new InvalidOperationException(expr.GetType().Name),
    };
}
