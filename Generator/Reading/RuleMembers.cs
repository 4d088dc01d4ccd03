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
}
