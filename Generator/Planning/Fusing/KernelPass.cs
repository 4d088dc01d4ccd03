using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Fusing;

/// <summary>What one pass over a lane's connections moves: the matrices it reads and writes. Vectors stay in registers and level-1 cache.</summary>
/// <param name="Name">What the pass does.</param>
/// <param name="Loads">The matrices it reads.</param>
/// <param name="Stores">The matrices it writes.</param>
internal sealed record KernelPass(string Name, IReadOnlyList<string> Loads, IReadOnlyList<string> Stores)
{
    private static readonly (string Symbol, string Letter)[] Coefficients = [("w", "w"), ("alpha", "α"), ("eta", "η")];

    /// <summary>The passes of a step, forward.</summary>
    public static IReadOnlyList<KernelPass> Forward(FusedCell cell)
    {
        var state = State(cell);
        return [new("update t and read t+1", [.. Matrices(cell, [.. Updates(cell), cell.Weight]), .. state], state)];
    }

    /// <summary>The passes of a step's adjoint, in order.</summary>
    public static IReadOnlyList<KernelPass> Backward(FusedCell cell)
    {
        var (state, update, read) = (State(cell), Matrices(cell, Updates(cell)), Matrices(cell, [cell.Weight]));
        string[] gradients = [.. state.Select(Gradient), .. update.Select(Gradient)];
        string[] ofRead = ["gH", .. read.Where(name => name != "w" || !cell.AddsSlow).Select(Gradient)];
        return
        [
            new("update again, from a checkpoint", [.. update, .. state], state),
            new("adjoint of the update", [.. update, .. state, .. gradients], gradients),
            new("adjoint of the read", [.. read, "H", .. ofRead], ofRead),
        ];
    }

    private static string Gradient(string name) => "g" + name;

    private static string[] State(FusedCell cell) => cell.Eligibility is null ? ["H"] : ["H", "E"];

    private static IReadOnlyList<Expr> Updates(FusedCell cell) => cell.Eligibility is { } trace ? [cell.Hebb, trace] : [cell.Hebb];

    /// <summary>The coefficients that the equations read and that are matrices; the others are rows.</summary>
    private static IReadOnlyList<string> Matrices(FusedCell cell, IReadOnlyList<Expr> equations) =>
    [
        .. Coefficients.Where(one => equations.Any(equation => equation.Reads(one.Symbol)) && one.Symbol switch
        {
            "alpha" => cell.Plastic.Alpha == Grain.PerConnection,
            "eta" => cell.Plastic.Eta == Grain.PerConnection,
            _ => true,
        }).Select(one => one.Letter),
    ];
}
