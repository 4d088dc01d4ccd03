using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Tests;

/// <summary>A test that needs PyTorch; skipped, and said so, where it is not installed.</summary>
internal sealed class PyTorchTheoryAttribute : TheoryAttribute
{
    private static readonly Lazy<string?> Missing = new(() =>
    {
        try
        {
            Python.Find("");
            return null;
        }
        catch (BenchException)
        {
            return "PyTorch is not installed";
        }
    });

    public PyTorchTheoryAttribute() => Skip = Missing.Value;
}
