using System.Globalization;
using static TorchSharp.torch;

namespace Backpropamine.Soak.Tests.Programs;

/// <summary>Where two runs of a program part.</summary>
/// <param name="Operation">The operation; −1 where it is not known.</param>
/// <param name="What">What is different.</param>
internal sealed record Difference(int Operation, string What);

/// <summary>Compares what runs of a program have seen.</summary>
internal static class Comparison
{
    /// <summary>How far numbers may differ in float64, to their size.</summary>
    private const double Limit = 1e-10;

    /// <summary>Numbers are small beside one, and gradients beside the largest of the pass: their errors are those of the terms that cancel out.</summary>
    private const double Small = 1e-3;

    /// <summary>The first difference in float64; null if there is none.</summary>
    public static Difference? Of(List<Observation> expected, List<Observation> actual)
    {
        for (var i = 0; i < Math.Min(expected.Count, actual.Count); i++)
        {
            var (right, found) = (expected[i], actual[i]);
            if (right.Operation != found.Operation || right.Name != found.Name || right.Values.Length != found.Values.Length)
            {
                return new(Math.Min(right.Operation, found.Operation), $"{found.Name} [{found.Values.Length}] where {right.Name} [{right.Values.Length}] was expected");
            }

            var size = Math.Max(Largest(right), Small * (right.IsGradient ? Math.Max(1, expected.Where(other => other.IsGradient && other.Operation == right.Operation).Max(Largest)) : 1));
            for (var k = 0; k < right.Values.Length; k++)
            {
                if (Math.Abs(right.Values[k] - found.Values[k]) <= Limit * size || right.Values[k].Equals(found.Values[k])) continue;
                return new(right.Operation, string.Create(CultureInfo.InvariantCulture,
                    $"{right.Name}, number {k} of {right.Values.Length}, is {found.Values[k]:R} where the reference has {right.Values[k]:R}"));
            }
        }

        return expected.Count == actual.Count ? null : new(-1, $"{actual.Count} values where {expected.Count} were expected");
    }

    /// <summary>What a program has seen in all, as tensors by what they are.</summary>
    public static Dictionary<string, Tensor> Together(List<Observation> seen) => seen
        .GroupBy(one => one.Name).ToDictionary(group => group.Key, group => tensor(group.SelectMany(one => one.Values).ToArray()));

    /// <summary>The same in float32, for limits that are told by the type.</summary>
    public static Dictionary<string, Tensor> Single(List<Observation> seen) => Together(seen).ToDictionary(pair => pair.Key, pair => pair.Value.to(float32));

    private static double Largest(Observation seen) => seen.Values.Length == 0 ? 0 : seen.Values.Max(Math.Abs);
}
