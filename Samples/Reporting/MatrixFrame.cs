namespace Backpropamine.Samples.Reporting;

/// <summary>A matrix at one step of an episode.</summary>
/// <param name="Step">The step after which the matrix was read, from 0.</param>
/// <param name="Rows">Presynaptic neurons.</param>
/// <param name="Columns">Postsynaptic neurons.</param>
/// <param name="Values">The elements, row by row.</param>
public sealed record MatrixFrame(int Step, int Rows, int Columns, float[] Values);
