using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>The same combinations with one recurrent layer, modulated by itself: fused sequences against the reference.</summary>
[Collection(nameof(DrawsCollection))]
public class FusedCombinationTests
{
    private const long Batch = 2;
    private const long Steps = 5;

    private static readonly Combination[] _all = [.. Combination.All.Select(model => model with
    {
        From = "Hidden",
        Activation = model.Activation == "Softmax" ? "Tanh" : model.Activation,
    })];

    private static readonly ModelsInParts _models = new(
        CombinationRule.Declarations, [.. _all.Select(model => model.Source.Replace("[Recurrent(3, From", "[Dense(3, From", StringComparison.Ordinal))]);

    public static TheoryData<int> Numbers => _models.Few;

    public static TheoryData<int> MoreNumbers => _models.More;

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
            type => new LoadedNetwork(_models.Class(number, model.Name), isExternal, type),
            [randn(Steps, Batch, 4), randn(Steps, Batch, 5)],
            reset,
            isExternal ? randn(Steps, Batch, 1) : null).Check(model.Source);
    }
}
