using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Tests;

/// <summary>Every contender of every network beside the plain module, in processes of their own.</summary>
public sealed class ParityTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    /// <summary>Every network as a sequence, and the one that a row calls step by step.</summary>
    public static TheoryData<string, Calls> Cases
    {
        get
        {
            var cases = new TheoryData<string, Calls> { { Model.Retroactive.Name, Calls.Steps } };
            foreach (var model in Model.All) cases.Add(model.Name, Calls.Sequence);
            return cases;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PyTorchTheory]
    [MemberData(nameof(Cases))]
    public void Contenders_agree(string model, Calls calls)
    {
        var python = Python.Find(Path.Combine(AppContext.BaseDirectory, "PyTorch"));
        var row = new BenchRow("tiny", Model.Named(model), new Extent(3, 9, 12), calls);
        var stable = new Stable(row, _folder, python);
        stable.Prepare();
        Assert.InRange(Parity.Worst(stable, "float64", Parity.DoubleTolerance, BestForm.All(row, 1)), 0, Parity.DoubleTolerance / 10);
    }
}
