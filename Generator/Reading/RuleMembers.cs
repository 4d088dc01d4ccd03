namespace Backpropamine.Generator.Reading;

/// <summary>The methods of a rule and the parameters that each may name.</summary>
internal static class RuleMembers
{
    public const string Drive = "Drive";
    public const string Trace = "Trace";
    public const string Commit = "Commit";
    public const string Weight = "Weight";

    public static readonly IReadOnlyDictionary<string, string[]> Parameters = new Dictionary<string, string[]>
    {
        [Drive] = ["pre", "post", "query", "hebb", "w", "alpha"],
        [Trace] = ["eligibility", "drive", "eta"],
        [Commit] = ["hebb", "change", "rate"],
        [Weight] = ["w", "alpha", "hebb"],
    };

    /// <summary>What else a layer calls its parameters and values.</summary>
    public static readonly string[] Taken =
    [
        .. Parameters.Values.SelectMany(names => names), "weight", "weight_ih", "weight_hh", "bias", "bias_ih", "bias_hh", "modulator_weight", "modulator_bias",
        "fan_out_weight", "fan_out_bias", "activity", "before", "input", "sum", "modulation", "modulationUnits", "modulator_scale",
        "commits", "keeps", "clock", "leak", "committed", "peaks",
    ];
}
