using Backpropamine.Generator.Planning.Sweeping;

namespace Backpropamine.Generator.Planning.Programs;

/// <summary>A part of a value that an operation reads, of a value of the plan.</summary>
/// <param name="Value">The value.</param>
/// <param name="Index">Which part or neuron.</param>
/// <param name="Of">Of how many equal parts; 0 for one neuron.</param>
internal sealed record ProgramSlice(string Value, int Index, int Of);

/// <summary>One operation of a program.</summary>
internal abstract record ProgramOp
{
    /// <summary>Equations of connections, or of neurons.</summary>
    /// <param name="Sweep">The equations.</param>
    /// <param name="Given">The value for which the operation does not run where the caller gives it.</param>
    public sealed record Kernel(Sweep Sweep, string? Given) : ProgramOp;

    /// <summary>y = x·W with one matrix for all lanes.</summary>
    /// <param name="Y">The result.</param>
    /// <param name="X">The vector.</param>
    /// <param name="Weight">The matrix.</param>
    /// <param name="Transposed">Whether the matrix has one row for each result.</param>
    public sealed record Product(string Y, string X, string Weight, bool Transposed) : ProgramOp;

    /// <summary>Several vectors in a row.</summary>
    /// <param name="Y">The result.</param>
    /// <param name="Parts">The vectors.</param>
    public sealed record Join(string Y, IReadOnlyList<string> Parts) : ProgramOp;

    /// <summary>What it gives.</summary>
    public IEnumerable<string> Makes => this switch
    {
        Kernel(var sweep, _) => sweep.Results.Select(result => result.Target),
        Product product => [product.Y],
        Join join => [join.Y],
        _ => [],
    };
}
