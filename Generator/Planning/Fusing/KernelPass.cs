using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Fusing;

/// <summary>What one pass over a lane's connections moves: the matrices it reads and writes. Vectors stay in registers and level-1 cache.</summary>
/// <param name="Name">What the pass does.</param>
/// <param name="Loads">The matrices it reads.</param>
/// <param name="Stores">The matrices it writes.</param>
internal sealed record KernelPass(string Name, IReadOnlyList<string> Loads, IReadOnlyList<string> Stores)
{
    private static readonly (string Symbol, string Letter)[] Letters = [("w", "w"), ("alpha", "α"), ("eta", "η")];

    /// <summary>The passes of a step, forward.</summary>
    public static IReadOnlyList<KernelPass> Forward(FusedCell cell)
    {
        var state = State(cell);
        return [new("update t and read t+1", [.. Matrices(cell, [cell.Weight, .. Updates(cell)]), .. state], state)];
    }

    /// <summary>The passes of a step's adjoint, in order.</summary>
    public static IReadOnlyList<KernelPass> Backward(FusedCell cell)
    {
        var equations = ConnectionEquations.Of(cell);
        var state = State(cell);
        Expr[] adjoint = [.. equations.UpdateAdjoint.Select(sum => sum.Value)];
        var given = new HashSet<string>(equations.WeightAdjoint.Concat(equations.UpdateAdjoint).Select(sum => sum.Name));
        string[] gradients =
        [
            .. state.Select(Gradient),
            .. Letters.Where(one => given.Contains(ConnectionEquations.Gradient(one.Symbol)) && IsMatrix(cell, one.Symbol)).Select(one => Gradient(one.Letter)),
        ];
        return
        [
            new("update again, from a checkpoint, at every second step", [.. Matrices(cell, Updates(cell)), .. state], state),
            new("update t in registers, adjoint of read t+1 and update t",
                [.. Matrices(cell, [cell.Weight, .. Updates(cell), .. adjoint]), .. state.Select(part => part + "(t)"), .. gradients], gradients),
        ];
    }

    private static string Gradient(string name) => "g" + name;

    private static string[] State(FusedCell cell) => cell.Eligibility is null ? ["H"] : ["H", "E"];

    private static IReadOnlyList<Expr> Updates(FusedCell cell) => cell.Eligibility is { } trace ? [cell.Hebb, trace] : [cell.Hebb];

    /// <summary>The coefficients that the equations read and that are matrices; the others are rows.</summary>
    private static IEnumerable<string> Matrices(FusedCell cell, IReadOnlyList<Expr> equations) => Letters
        .Where(one => IsMatrix(cell, one.Symbol) && equations.Any(equation => equation.Reads(one.Symbol))).Select(one => one.Letter);

    private static bool IsMatrix(FusedCell cell, string coefficient) => ConnectionEquations.PerConnection(cell).Contains(coefficient);
}
