using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Reading.Cells;

/// <summary>Names that have a meaning of their own in a cell, or in the layer that it becomes.</summary>
internal static class CellNames
{
    public static readonly string[] Taken =
    [
        CellSpec.Sum, CellSpec.FromInput, CellSpec.FromRecurrent, "activity", "previousActivity", "before", "read", "sums", "w",
        "weight", "weight_ih", "weight_hh", "weight_io", "bias", "bias_ih", "bias_hh", "hebb", "hebbNext", "eligibility", "eligibilityNext", "alpha", "eta", "rate",
        "modulation", "modulationUnits", "modulator_weight", "modulator_bias", "modulator_scale", "fan_out_weight", "fan_out_bias",
        "commits", "keeps", "clock", "nextClock", "committed", "peaks",
    ];
}
