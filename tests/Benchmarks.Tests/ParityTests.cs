using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Tests;

/// <summary>Every contender of every rule beside the plain module, in processes of their own.</summary>
public sealed class ParityTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PyTorchTheory]
    [InlineData(Rule.Retroactive, Calls.Sequence)]
    [InlineData(Rule.Retroactive, Calls.Steps)]
    [InlineData(Rule.Simple, Calls.Sequence)]
    [InlineData(Rule.Plastic, Calls.Sequence)]
    [InlineData(Rule.Completion, Calls.Sequence)]
    public void Contenders_agree(Rule rule, Calls calls)
    {
        var python = Python.Find(Path.Combine(AppContext.BaseDirectory, "PyTorch"));
        var stable = new Stable(new BenchRow("tiny", rule, new Extent(3, 9, 12), calls), _folder, python);
        stable.Prepare();
        Assert.InRange(Parity.Worst(stable, "float64", Parity.DoubleTolerance, BestForm.All(calls, 1)), 0, 1e-13);
    }
}
