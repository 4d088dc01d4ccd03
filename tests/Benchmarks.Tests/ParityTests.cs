using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Tests;

/// <summary>Every contender of every network beside the plain module, in processes of their own.</summary>
public sealed class ParityTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    /// <summary>The network that a row calls step by step, and every fourth as a sequence.</summary>
    public static TheoryData<string, Calls> Cases
    {
        get
        {
            var cases = Sequences(i => i % 4 == 1);
            cases.Add(Model.Retroactive.Name, Calls.Steps);
            return cases;
        }
    }

    public static TheoryData<string, Calls> MoreCases => Sequences(i => i % 4 != 1);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PyTorchTheory]
    [MemberData(nameof(Cases))]
    public void Contenders_agree(string model, Calls calls) => Check(model, calls);

    [PyTorchTheory]
    [Trait("Category", "Long")]
    [MemberData(nameof(MoreCases))]
    public void Contenders_agree_on_more_networks(string model, Calls calls) => Check(model, calls);

    private static TheoryData<string, Calls> Sequences(Func<int, bool> which)
    {
        var cases = new TheoryData<string, Calls>();
        foreach (var (i, model) in Model.All.Index().Where(one => which(one.Index))) cases.Add(model.Name, Calls.Sequence);
        return cases;
    }

    private void Check(string model, Calls calls)
    {
        var python = Python.Find(Path.Combine(AppContext.BaseDirectory, "PyTorch"));
        var row = new BenchRow("tiny", Model.Named(model), new Extent(3, 9, 12), calls);
        var stable = new Stable(row, _folder, python);
        stable.Prepare();
        Assert.InRange(Parity.Worst(stable, "float64", Parity.DoubleTolerance, BestForm.All(row, 1)), 0, Parity.DoubleTolerance / 10);
    }
}
