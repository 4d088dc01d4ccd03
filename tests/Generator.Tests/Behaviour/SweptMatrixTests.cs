using System.Globalization;
using System.Reflection;
using Backpropamine.Generator.Tests.Support;
using Backpropamine.Kernels;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>
/// Sweeps over connections at every size and width, with up to four threads and working memory that starts as NaN: outputs, states and all
/// gradients against the reference in float64, in float32 as near to it as the reference in float32 is.
/// </summary>
[Collection(nameof(DrawsCollection))]
public class SweptMatrixTests
{
    private const long Batch = 3;
    private const long Steps = 4;

    /// <summary>Sixteen roundings of float32: below that, luck and the order of a sum decide which is nearer.</summary>
    private const double Roundings = 2e-6;

    private static readonly (int Width, bool IsDouble)[] _widths =
        [(512, true), (512, false), (256, true), (256, false), (128, true), (128, false), (0, true), (0, false)];

    private static readonly Lazy<Assembly> _models = new(() => GeneratorHarness.Plastic.Run(
        [SweptModels.Rules, .. SweptModels.Names.SelectMany(model => SweptModels.Sizes.Select(size => SweptModels.Source(model, size)))]).Load());

    /// <summary>Models and sizes; each with two of the widths, so that every model and every size meets all of them.</summary>
    public static TheoryData<string, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, int>();
            foreach ((int m, string model) in SweptModels.Names.Index())
            {
                foreach ((int s, int size) in SweptModels.Sizes.Index())
                {
                    cases.Add(model, size, (m + s) % _widths.Length);
                    cases.Add(model, size, (m + s + 3) % _widths.Length);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_as_exact_as_the_reference(string model, int size, int width)
    {
        using var scope = NewDisposeScope();
        bool isDouble;
        (KernelOptions.Width, isDouble) = _widths[width];
        (KernelOptions.Poison, KernelOptions.Threads) = (true, 1 + (width % 4));
        try
        {
            manual_seed(size + width);
            Type type = _models.Value.GetType(SweptModels.Name(model, size))!;
            LoadedNetwork exact = new(type, isExternal: false, float64), tested = isDouble ? exact : new(type, isExternal: false, float32);
            using (no_grad())
            {
                foreach ((string name, var parameter) in tested.Module.named_parameters()) exact.Module.get_parameter(name)!.copy_(parameter);
            }

            Dictionary<string, Tensor> expected = Run(exact, Execution.Reference);
            Dictionary<string, double> own = RelativeErrors.Of(Run(tested, Execution.Reference), expected);
            Assert.All(RelativeErrors.Of(Run(tested, Execution.Fused), expected), error =>
            {
                double limit = isDouble ? 1e-12 : Math.Min(1e-5, Math.Max(3 * own[error.Key], Roundings));
                Assert.True(error.Value <= limit, string.Create(CultureInfo.InvariantCulture,
                    $"{error.Key} differs by {error.Value:E2}, more than {limit:E2}; the reference's own error is {own[error.Key]:E2}"));
            });
        }
        finally
        {
            (KernelOptions.Width, KernelOptions.Poison, KernelOptions.Threads) = (null, false, null);
        }
    }

    private static Dictionary<string, Tensor> Run(LoadedNetwork network, Execution execution)
    {
        manual_seed(1);
        ScalarType type = network.Module.parameters().First().dtype;
        Tensor Draw(params long[] shape) => (0.3 * randn(shape, float32)).to(type);
        network.Module.Execution = execution;
        network.Module.zero_grad();
        NetworkState start = network.InitialState(Batch);
        for (int i = 0; i < start.Parts.Length; i++) start.Parts[i] = 0.1 * Draw(start.Parts[i].shape);
        Tensor[] inputs = [.. network.Inputs.Select(input => Draw(Steps, Batch, input.Size).requires_grad_())];
        (NetworkOutput outputs, NetworkState end, _) = network.Unroll(inputs, start, 0, null);
        var found = LoadedNetwork.Named(outputs).Concat(end.Names.Zip(end.Parts)).ToDictionary(part => part.Item1, part => part.Item2);
        found.Values.Select(tensor => (tensor + 0.5 * tensor * tensor).sum()).Aggregate((sum, term) => sum + term).backward();
        for (int i = 0; i < inputs.Length; i++) found["gradient of " + network.Inputs[i].Name] = inputs[i].grad ?? zeros_like(inputs[i]);
        foreach ((string name, var parameter) in network.Module.named_parameters())
        {
            found["gradient of " + name] = parameter.grad?.clone() ?? zeros_like(parameter);
        }

        return found.ToDictionary(pair => pair.Key, pair => pair.Value.detach());
    }
}
