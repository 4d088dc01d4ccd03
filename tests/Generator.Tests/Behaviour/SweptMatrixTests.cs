using System.Globalization;
using System.Reflection;
using Backpropamine.Generator.Tests.Support;
using Backpropamine.Kernels;
using Backpropamine.Tests.Rounding;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>
/// Sweeps over connections at every size and width, with up to four threads and working memory that starts as NaN: outputs, states and all
/// gradients as near to those of the reference as rounding allows.
/// </summary>
[Collection(nameof(DrawsCollection))]
public class SweptMatrixTests
{
    private const long Batch = 3;
    private const long Steps = 4;

    private static readonly (int Width, bool IsDouble)[] _widths =
        [(512, true), (512, false), (256, true), (256, false), (128, true), (128, false), (0, true), (0, false)];

    private static readonly Lazy<Assembly> _models = new(() => GeneratorHarness.Plastic.Run(
        [SweptModels.Rules, .. SweptModels.Names.SelectMany(model => SweptModels.Sizes.Select(size => SweptModels.Source(model, size)))]).Load());

    /// <summary>Models and sizes, each with one of the widths, so that every width meets most models and most sizes.</summary>
    public static TheoryData<string, int, int> Cases => CasesOf(0);

    /// <summary>The same with another width. With both, every model and every size meets all widths.</summary>
    public static TheoryData<string, int, int> MoreCases => CasesOf(3);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Differs_from_the_reference_by_rounding_alone(string model, int size, int width) => Check(model, size, width);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(MoreCases))]
    public void Differs_from_the_reference_by_rounding_alone_at_another_width(string model, int size, int width) => Check(model, size, width);

    private static TheoryData<string, int, int> CasesOf(int shift)
    {
        var cases = new TheoryData<string, int, int>();
        foreach ((int m, string model) in SweptModels.Names.Index())
        {
            foreach ((int s, int size) in SweptModels.Sizes.Index()) cases.Add(model, size, (m + s + shift) % _widths.Length);
        }

        return cases;
    }

    private static void Check(string model, int size, int width)
    {
        using var scope = NewDisposeScope();
        manual_seed(size + width);
        Type type = _models.Value.GetType(SweptModels.Name(model, size))!;
        LoadedNetwork Make(ScalarType dtype) => new(type, isExternal: false, dtype);
        LoadedNetwork exact = Make(float64), single = Make(float32), changed = Make(float32);
        using (no_grad())
        {
            foreach ((string name, var parameter) in single.Module.named_parameters()) exact.Module.get_parameter(name)!.copy_(parameter);
        }

        var limits = new RoundingLimits(Run(exact, Execution.Reference), change =>
        {
            change.Copy(exact.Module, changed.Module);
            return Run(changed, Execution.Reference, change);
        });
        (int bits, bool isDouble) = _widths[width];
        (KernelOptions.Width, KernelOptions.Poison, KernelOptions.Threads) = (bits, true, 1 + (width % 4));
        try
        {
            limits.Check(Run(isDouble ? exact : single, Execution.Fused), string.Create(CultureInfo.InvariantCulture, $"{model} of {size} neurons, {bits} bits"));
        }
        finally
        {
            (KernelOptions.Width, KernelOptions.Poison, KernelOptions.Threads) = (null, false, null);
        }
    }

    private static Dictionary<string, Tensor> Run(LoadedNetwork network, Execution execution, DataChange? change = null)
    {
        manual_seed(1);
        ScalarType type = network.Module.parameters().First().dtype;
        Tensor Draw(double scale, params long[] shape)
        {
            Tensor data = scale * randn(shape, float32);
            return change?.Of(data) ?? data.to(type);
        }

        network.Module.Execution = execution;
        network.Module.zero_grad();
        NetworkState start = network.InitialState(Batch);
        for (int i = 0; i < start.Parts.Length; i++) start.Parts[i] = Draw(0.03, start.Parts[i].shape);
        Tensor[] inputs = [.. network.Inputs.Select(input => Draw(0.3, Steps, Batch, input.Size).requires_grad_())];
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
