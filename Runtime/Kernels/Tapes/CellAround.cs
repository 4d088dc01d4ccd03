using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>What generated code computes around a cell, of one step or of many.</summary>
/// <param name="Project">From the network's inputs to the cell's input, and to whatever else is read later.</param>
/// <param name="ReadOut">From inputs, projected values, activity and M to the network's output.</param>
/// <param name="ActsWithoutGradient">Whether a parameter may change the results and yet get no gradient: through a condition, or an operation with a slope of its own.</param>
internal sealed record CellAround(
    Func<Tensor[], Tensor[]> Project, Func<Tensor[], Tensor[], Tensor, Tensor, NetworkOutput> ReadOut, bool ActsWithoutGradient);
