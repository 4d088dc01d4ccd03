using System.Globalization;

namespace Backpropamine.Training.Comparing.Conditions;

/// <summary>Finds the number of neurons with which a network has as many parameters as another: a fair baseline for a network with fewer parameters a neuron.</summary>
internal static class SizeMatch
{
    /// <summary>How a user asks for it.</summary>
    public const string Asked = "hidden=match";

    private const int Most = 1 << 16;

    /// <summary>Whether a condition asks for it.</summary>
    public static bool IsAsked(Condition condition) => condition.Settings.Any(IsAsked);

    /// <summary>The condition with the number of neurons that comes nearest.</summary>
    /// <param name="condition">A condition that asks for it.</param>
    /// <param name="wanted">The number of parameters to have.</param>
    /// <param name="parameters">The number of parameters of a condition; it grows with the number of neurons.</param>
    public static Condition Solve(Condition condition, long wanted, Func<Condition, long> parameters)
    {
        long Of(int hidden) => parameters(Sized(condition, hidden));
        var high = 1;
        while (Of(high) < wanted)
        {
            high *= 2;
            if (high > Most)
                throw new UsageException($"{Asked}: no network of up to {Most} neurons has {wanted} parameters; give a number");
        }
        var low = high / 2;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Of(middle) < wanted ? (middle, high) : (low, middle);
        }
        return Sized(condition, low > 0 && wanted - Of(low) < Of(high) - wanted ? low : high);
    }

    private static Condition Sized(Condition condition, int hidden) => new(
        [.. condition.Settings.Select(setting => IsAsked(setting) ? setting with { Value = hidden.ToString(CultureInfo.InvariantCulture) } : setting)]);

    private static bool IsAsked(Setting setting) => setting.ToString() == Asked;
}
