namespace Backpropamine.Benchmarks.Rows;

/// <summary>What is asked of a row's forward and backward pass.</summary>
/// <param name="OverBest">At least so many times as fast as PyTorch's best form.</param>
/// <param name="OverPlain">At least so many times as fast as the plain form.</param>
/// <param name="Memory">At most this part of the best form's growth of memory; null where nothing is asked.</param>
public sealed record Asked(double OverBest, double OverPlain, double? Memory = null);
