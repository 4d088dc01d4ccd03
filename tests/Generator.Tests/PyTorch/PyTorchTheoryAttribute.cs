namespace Backpropamine.Generator.Tests.PyTorch;

/// <summary>Cases that need PyTorch; skipped, and said so, where it is not installed.</summary>
internal sealed class PyTorchTheoryAttribute : TheoryAttribute
{
    public PyTorchTheoryAttribute() => Skip = Python.Missing;
}
