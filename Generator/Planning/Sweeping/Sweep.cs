using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Sweeping;

/// <summary>One pass over a layer's connections: whatever can be computed there at once.</summary>
/// <param name="Name">The plan's name of its results, all together.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Number">The how-manieth of the layer's sweeps it is, from 1.</param>
/// <param name="Guard">Under which switch it runs.</param>
/// <param name="Model">A matrix per lane of those connections.</param>
/// <param name="Reads">What it reads.</param>
/// <param name="Terms">What was moved out of the connections' equations.</param>
/// <param name="Results">What it gives.</param>
/// <param name="Passed">
/// Matrices that it reads and gives on as they are, to the sweeps after it: so their gradients come back through it, and are added up where it adds its
/// own, in one pass over them.
/// </param>
internal sealed record Sweep(
    string Name,
    string Layer,
    int Number,
    Guarded Guard,
    string Model,
    IReadOnlyList<SweepRead> Reads,
    IReadOnlyList<SweepTerm> Terms,
    IReadOnlyList<SweepResult> Results,
    IReadOnlyList<SweepResult> Passed)
{
    /// <summary>Whether its one row are a layer's neurons and not connections.</summary>
    public bool IsOfNeurons { get; init; }

    /// <summary>From the gradients of the results to those of what is read and of the terms, by symbol.</summary>
    public IReadOnlyDictionary<string, Expr> Adjoint =>
        Fusing.Differentiate.Run([.. Results.Concat(Passed).Select(result => (result.Value, (Expr)new Expr.Symbol(result.Gradient)))]);

    /// <summary>From the gradients of an axis' terms to those of what they read.</summary>
    public IReadOnlyDictionary<string, Expr> TermAdjoint(Domain axis) => Fusing.Differentiate.Run(
        [.. Terms.Where(term => term.Axis == axis).Select(term => (term.Value, (Expr)new Expr.Symbol(Gradient(term.Symbol))))]);

    /// <summary>Everything that it gives, in the order in which it does.</summary>
    public IEnumerable<SweepResult> Given => Results.Concat(Passed);

    /// <summary>A matrix that it reads as one that it gives on.</summary>
    public SweepResult PassOn(SweepRead read) =>
        new($"{read.Value}.{Layer}{Number}", Domain.Synapse, new Expr.Symbol(read.Symbol), Gradient(read.Symbol) + "Later", read.Value);

    /// <summary>Whether the gradient of a result reaches what is read.</summary>
    public bool Gives(string symbol) => new[] { Domain.Pre, Domain.Post, Domain.None }.Select(TermAdjoint).Append(Adjoint)
        .Any(gradients => gradients.TryGetValue(symbol, out var gradient) && gradient is not Expr.Literal(0));

    /// <summary>The name of a gradient.</summary>
    public static string Gradient(string symbol) => "g" + char.ToUpperInvariant(symbol[0]) + symbol.Substring(1);
}
