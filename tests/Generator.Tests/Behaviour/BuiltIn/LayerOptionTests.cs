using static Backpropamine.Generator.Tests.Behaviour.BuiltIn.PlainNetwork;

namespace Backpropamine.Generator.Tests.Behaviour.BuiltIn;

/// <summary>The options around a rule against their equations in plain loops, against central differences, and fused where they are.</summary>
[Collection(nameof(DrawsCollection))]
public class LayerOptionTests
{
    private const string Fixed = "EtaLearned = false, EtaValue = 0.3f";

    private static readonly (string Name, string Class, string Layer, PlainRule Equations)[] _options =
    [
        ("Cap", $"Plastic({Fixed}, StepCap = 0.02)", "Recurrent(5)", new((net, x, y, i, j) => Held(net.Hebb[i, j] + Held(Rate * x[i] * y[j], 0.02), 1))),
        ("CapOfDecay", $"Plastic<DecayingHebbian>({Fixed}, StepCap = 0.02)", "Recurrent(5)",
            new((net, x, y, i, j) => Held((1 - Rate) * net.Hebb[i, j] + Held(Rate * x[i] * y[j], 0.02), 1))),
        ("Soft", $"Plastic({Fixed}, Bound = Bound.Soft, Limit = 0.4)", "Recurrent(5)", new((net, x, y, i, j) => Soft(net.Hebb[i, j], Rate * x[i] * y[j], 0.4))),
        ("SoftOfOja", $"Plastic<Oja>({Fixed}, Bound = Bound.Soft, Limit = 0.4)", "Recurrent(5)",
            new((net, x, y, i, j) => Soft(net.Hebb[i, j], Rate * y[j] * (x[i] - y[j] * net.Hebb[i, j]), 0.4))),
        ("SoftOfDecay", $"Plastic<DecayingHebbian>({Fixed}, Bound = Bound.Soft, StepCap = 0.1)", "Recurrent(5)",
            new((net, x, y, i, j) => Soft(net.Hebb[i, j], Held(Rate * x[i] * y[j], 0.1) - Rate * net.Hebb[i, j], 1))),
        ("Largest", $"Plastic({Fixed}, Bound = Bound.MaxAbs, Limit = 0.2)", "Recurrent(5)",
            new((net, x, y, i, j) => net.Hebb[i, j] + Rate * x[i] * y[j], Bound: hebb => hebb.Cast<double>().Max(Math.Abs) is var most && most > 0.2 ? 0.2 / most : 1)),
        ("ReadClip", $"Plastic({Fixed}, Bound = Bound.ReadClip, Limit = 0.1)", "Recurrent(5)",
            new((net, x, y, i, j) => net.Hebb[i, j] + Rate * x[i] * y[j], (net, i, j) => net.Of("weight_hh", i, j) + net.Of("alpha", i, j) * Held(net.Hebb[i, j], 0.1))),
        ("Leak", $"Plastic({Fixed})", "Recurrent(5, Leak = 0.2)", new(Hebb, Leak: (_, _) => 0.2)),
        ("LeakLearned", $"Plastic({Fixed})", "Recurrent(5, Leak = 0.2, LeakLearned = true)", new(Hebb, Leak: (net, j) => 1 / (1 + Math.Exp(-net.Of("leak", 0, j))))),
        ("Constant", $"Plastic({Fixed}, HebbScale = 0.25)", "Recurrent(5)", new(Hebb)),
        ("Drawn", $"Plastic({Fixed}, HebbInitial = Initial.Normal, HebbScale = 0.3)", "Recurrent(5)", new(Hebb)),
    ];

    private static readonly RuleCheck _check = new(_options.Select(one => (one.Name, one.Class, one.Layer)), _options.ToDictionary(one => one.Name, one => one.Equations));

    public static TheoryData<string> Names { get; } = [.. _options.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Equals_its_equations_in_plain_loops(string option) => _check.EqualsPlainLoops(option);

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_equal_central_differences_and_the_fused_ones(string option) => _check.GradientsAreRight(option);

    private static double Hebb(PlainNetwork net, double[] x, double[] y, int i, int j) => Held(net.Hebb[i, j] + Rate * x[i] * y[j], 1);

    private static double Held(double value, double limit) => Math.Clamp(value, -limit, limit);

    private static double Soft(double hebb, double delta, double limit) => hebb + Math.Max(delta, 0) * (1 - hebb / limit) + Math.Min(delta, 0) * (1 + hebb / limit);
}
