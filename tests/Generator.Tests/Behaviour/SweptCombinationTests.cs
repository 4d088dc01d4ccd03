using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>The combinations as they are: softmax, clamped inputs, modulators that read other layers, a second recurrent layer; sweeps against the reference.</summary>
[Collection(nameof(DrawsCollection))]
public class SweptCombinationTests
{
    private const long Batch = 2;
    private const long Steps = 5;

    private static readonly IReadOnlyList<Combination> _all = Combination.All;

    /// <summary>Every ninth, for a quick run.</summary>
    public static TheoryData<int> Numbers { get; } = [.. _all.Select(model => model.Number).Where((_, i) => i % 9 == 0)];

    public static TheoryData<int> MoreNumbers { get; } = [.. _all.Select(model => model.Number).Where((_, i) => i % 9 != 0)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Equals_the_reference(int number) => Check(number);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(MoreNumbers))]
    public void Equals_the_reference_in_more_cases(int number) => Check(number);

    private static void Check(int number)
    {
        using var scope = NewDisposeScope();
        Combination model = _all[number];
        manual_seed(number);
        bool isExternal = model is { IsModulated: true, External: true };
        Tensor reset = zeros(Steps, Batch);
        reset[3, 1] = 1;
        new KernelParity(
            type => new LoadedNetwork(CombinationTests.Models.GetType(model.Name)!, isExternal, type),
            [randn(Steps, Batch, 4), randn(Steps, Batch, 5)],
            reset,
            isExternal ? randn(Steps, Batch, 1) : null).Check(model.Source);
    }
}
