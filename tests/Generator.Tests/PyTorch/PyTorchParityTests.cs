using System.Globalization;
using Backpropamine.Generator.Tests.Behaviour;

namespace Backpropamine.Generator.Tests.PyTorch;

/// <summary>The emitted PyTorch modules compute what the generated C# computes, forward and back, and start from the same draws.</summary>
[Collection(nameof(DrawsCollection))]
public class PyTorchParityTests(TwinRuns runs) : IClassFixture<TwinRuns>
{
    private const double Tolerance = 1e-10;

    public static TheoryData<string> Names => Twin.Names;

    [PyTorchTheory]
    [MemberData(nameof(Names))]
    public void Python_equals_CSharp(string name) => Assert.All(runs.Of(name), run =>
    {
        var (_, expected, actual) = run;
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, pair =>
        {
            Assert.Equal(pair.Value.Shape, actual[pair.Key].Shape);
            double difference = actual[pair.Key].Difference(pair.Value);
            Assert.True(difference <= Tolerance, string.Create(CultureInfo.InvariantCulture, $"{run.Run}: {pair.Key} differs by {difference:E2}"));
        });
    });
}
