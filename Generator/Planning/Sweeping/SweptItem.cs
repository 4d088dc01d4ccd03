using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Sweeping;

/// <summary>A sweep, or a statement with the one that stands for it under the opposite switch.</summary>
/// <param name="Sweep">The sweep, or null.</param>
/// <param name="Statements">The statements, if it is none.</param>
internal sealed record SweptItem(Sweep? Sweep, IReadOnlyList<Statement> Statements);
