namespace Backpropamine.Pages.Rules;

/// <summary>What a picture needs to show what is particular about a rule: coefficients that training would find, slow weights.</summary>
/// <param name="Learned">Values in the place of those that the rule's coefficients start with, or of the query.</param>
/// <param name="Slow">The slow weight w of each connection.</param>
/// <param name="Rate">The rate η.</param>
/// <param name="Limit">The bound of H.</param>
internal sealed record RuleSettings(IReadOnlyDictionary<string, double> Learned, double Slow = 0, double Rate = 0.08, double Limit = 1)
{
    private static readonly RuleSettings Usual = new(new Dictionary<string, double>());

    private static readonly Dictionary<string, RuleSettings> Particular = new()
    {
        [nameof(Abcd)] = new(new Dictionary<string, double> { ["a"] = 1, ["b"] = -0.3, ["c"] = -0.4, ["d"] = 0.1 }),
        [nameof(Bcm)] = new(new Dictionary<string, double>(), Rate: 0.2),
        [nameof(LinearAttention)] = new(new Dictionary<string, double> { ["query"] = 1 }, Rate: 1, Limit: double.PositiveInfinity),
        [nameof(NormalisedBcm)] = new(new Dictionary<string, double>(), Rate: 0.04),
        [nameof(NormalisedPlasticity)] = new(new Dictionary<string, double> { ["lambda"] = 0.9, ["gamma"] = 1 }, Slow: 0.5),
        [nameof(PrunedHebbian)] = new(new Dictionary<string, double> { ["p"] = 0.5 }),
    };

    /// <summary>Those of a rule.</summary>
    public static RuleSettings Of(Type rule) => Particular.GetValueOrDefault(rule.Name, Usual);
}
