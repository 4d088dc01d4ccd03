using Backpropamine.Generator.Tests.Rules.Cases;

namespace Backpropamine.Generator.Tests.Rules;

/// <summary>Every case of every rule.</summary>
internal static class RuleCases
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
        [.. DeclarationCases.All, .. NameCases.All, .. GraphCases.All, .. SizeCases.All, .. LayerCases.All, .. PlasticityCases.All, .. HebbCases.All, .. TapCases.All, .. ModulationCases.All, .. RuleLanguageCases.All, .. LearnedCases.All, .. RuleDoubtCases.All, .. RuleFitCases.All, .. TrainingCases.All, .. TrainingCodeCases.All, .. FusionCases.All, .. CellCases.All];

    /// <summary>The cases in which the rule reports.</summary>
    public static TheoryData<RuleCase> Wrong { get; } = [.. All.Where(one => one.IsWrong)];

    /// <summary>The cases in which it must not.</summary>
    public static TheoryData<RuleCase> Right { get; } = [.. All.Where(one => !one.IsWrong)];
}
