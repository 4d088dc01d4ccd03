namespace Backpropamine.Generator.Tests.Models;

/// <summary>Every model that the tests of the generator share.</summary>
internal static class TestModels
{
    /// <summary>Sources by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } =
        new[] { GoldenModels.All, GraphModels.All, OptionModels.All, ModulatorModels.All, SteeringModels.All, HebbModels.All, FastWeightModels.Twins, DeclarationModels.All, LayerModels.All, CellModels.All }.SelectMany(models => models).ToDictionary();

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names { get; } = [.. All.Keys];
}
