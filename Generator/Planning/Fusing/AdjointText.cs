using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;

namespace Backpropamine.Generator.Planning.Fusing;

/// <summary>
/// The derived adjoint of a fused cell in the papers' notation: g before a name is its gradient, x the presynaptic activity before
/// the step, y the postsynaptic one after it, a the sum that y is the activation of.
/// </summary>
internal static class AdjointText
{
    /// <summary>Longer expressions are not written out: what they share, they share only in the kernel.</summary>
    private const int MostNodes = 100;

    /// <summary>The adjoint of the update: from gradients of the state after the step to those before it.</summary>
    public static IEnumerable<string> Update(FusedCell cell)
    {
        var commit = cell.Hebb;
        Expr arriving = new Expr.Symbol("gHebb");
        if (cell.Hebb is Expr.Clip(var inside, var limit))
        {
            yield return $"gC = gH where |{Text(cell, inside)}| ≤ {MathText.Of(limit)}, else 0";
            (commit, arriving) = (inside, new Expr.Symbol("gCommit"));
        }

        var gradients = cell.Eligibility is { } trace
            ? Differentiate.Run((commit, arriving), (trace, new Expr.Symbol("gEligibility")))
            : Differentiate.Run((commit, arriving));
        (string Name, string Left)[] lines =
        [
            ("pre", "gx = Σⱼ"), ("post", "gy += Σᵢ"), ("w", "gw +="), ("alpha", $"gα +={Sum(cell.Plastic.Alpha)}"),
            ("eta", $"gη +={Sum(cell.Plastic.Eta)}"), ("rate", HasFanOut(cell) ? "gr = Σᵢ" : "gM += Σᵢⱼ"),
            ("eligibility", "gE ←"), ("hebb", "gH ←"),
        ];
        foreach (var (name, left) in lines)
        {
            if (gradients.TryGetValue(name, out var gradient)) yield return Line(cell, left, gradient);
            else if (name == "hebb" || (name == "eligibility" && cell.Eligibility is not null)) yield return left + " 0";
        }
    }

    /// <summary>The adjoint of what a neuron does between the two passes.</summary>
    public static IEnumerable<string> Neuron(FusedCell cell)
    {
        if (cell.Plastic.Modulation is { } modulation)
        {
            if (HasFanOut(cell)) yield return "gM += Σⱼ fⱼ·gr, gf += M·gr" + (modulation.FanOut == FanOut.PerNeuronBiased ? ", gg += gr" : "");
            if (modulation.HasUnits)
            {
                var slope = Slope(modulation.Activation, "M");
                yield return $"{(modulation.At == Tap.Before ? "gx" : "gy")} += m·gM{slope}";
            }
        }

        yield return $"ga = gy{Slope(cell.Layer.Activation, "y")}";
    }

    /// <summary>The adjoint of the read.</summary>
    public static IEnumerable<string> Read(FusedCell cell)
    {
        var gradients = Differentiate.Run((cell.Weight, new Expr.Symbol("pre") * new Expr.Symbol("gSum")));
        yield return Line(cell, "gx += Σⱼ", new Expr.Symbol("gSum") * cell.Weight);
        if (gradients.TryGetValue("hebb", out var hebb)) yield return Line(cell, "gH +=", hebb);
        if (gradients.TryGetValue("alpha", out var alpha)) yield return Line(cell, $"gα +={Sum(cell.Plastic.Alpha)}", alpha);
        if (cell.AddsSlow) yield return "gw = Σₜ x·ga, a product of matrices over a segment's steps";
        else if (gradients.TryGetValue("w", out var slow)) yield return Line(cell, "gw +=", slow);
    }

    private static bool HasFanOut(FusedCell cell) => cell.Plastic.Modulation is { FanOut: not FanOut.None };

    private static string Sum(Grain grain) => grain switch
    {
        Grain.PerNeuron => " Σᵢ",
        Grain.Scalar => " Σᵢⱼ",
        _ => "",
    };

    private static string Slope(Activation activation, string value) => activation switch
    {
        Activation.Tanh => $"·(1 − {value}²)",
        Activation.Sigmoid => $"·{value}·(1 − {value})",
        Activation.Relu => $" where {value} > 0, else 0",
        _ => "",
    };

    /// <summary>An equation; what stands under a sum sign is one factor.</summary>
    private static string Line(FusedCell cell, string left, Expr right) =>
        $"{left} {Text(cell, right, left.Contains('Σ'))}";

    /// <summary>The shorter of the expression as derived and with the factors that all its terms share taken out.</summary>
    public static string Text(FusedCell cell, Expr expr, bool asFactor = false)
    {
        if (expr.Size(MostNodes) >= MostNodes) return "… (see the kernel)";
        return Shortest(expr.Substitute(new Dictionary<string, Expr> { ["rate"] = new Expr.Symbol(HasFanOut(cell) ? "fanOut" : "modulation") }), asFactor);
    }

    /// <summary>The shorter of the two forms.</summary>
    public static string Shortest(Expr expr, bool asFactor = false)
    {
        if (expr.Size(MostNodes) >= MostNodes) return "… (see the kernel)";
        var derived = MathText.Of(expr, asFactor);
        var factored = MathText.Of(Simplify.Fold(FactorCommon.Run(expr)), asFactor);
        return factored.Length <= derived.Length ? factored : derived;
    }
}
