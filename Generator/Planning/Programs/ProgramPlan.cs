using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Sweeping;

namespace Backpropamine.Generator.Planning.Programs;

/// <summary>A recurrence as kernels run it for a whole sequence, lane by lane, under one switch.</summary>
/// <param name="Mode">The switch.</param>
/// <param name="Shared">What is the same for all lanes, to be computed before by Torch's operations.</param>
/// <param name="SharedDomains">The axes of these.</param>
/// <param name="Slices">The parts of values that equations read, by their symbols.</param>
/// <param name="Values">Every value that operations read or give, and its axes.</param>
/// <param name="Carried">The parts of the state that it reads or changes: the place in the state, and the values before and after a step.</param>
/// <param name="Ahead">Sums over connections that a step makes for the next.</param>
/// <param name="Starts">What makes these at the start.</param>
/// <param name="Steps">One step.</param>
/// <param name="Vectors">The sizes of the vectors and numbers that a lane has in each step.</param>
internal sealed record ProgramPlan(
    ProgramMode Mode,
    IReadOnlyList<Statement> Shared,
    IReadOnlyDictionary<string, Domain> SharedDomains,
    IReadOnlyDictionary<string, ProgramSlice> Slices,
    IReadOnlyDictionary<string, Domain> Values,
    IReadOnlyList<(int Part, string Before, string Next)> Carried,
    IReadOnlyList<AheadPlan> Ahead,
    IReadOnlyList<ProgramOp> Starts,
    IReadOnlyList<ProgramOp> Steps,
    IReadOnlyList<Dimension> Vectors)
{
    /// <summary>The equations of its kernels.</summary>
    public IEnumerable<Sweep> Sweeps => Starts.Concat(Steps).OfType<ProgramOp.Kernel>().Select(kernel => kernel.Sweep);
}
