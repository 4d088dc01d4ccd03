using System.Globalization;
using Backpropamine.Soak.Tests.Programs;
using Xunit.Abstractions;

// Torch's random numbers and the process's memory are shared by all tests.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Backpropamine.Soak.Tests;

/// <summary>
/// Random programs over networks, each fused and as the reference: all values and gradients that come out are equal. SOAK_SEED=17, or 17-99, in the environment
/// runs the programs of these seeds alone.
/// </summary>
/// <param name="output">Where the tests print.</param>
public sealed class SoakTests(ITestOutputHelper output)
{
    /// <summary>How many programs that fail are told of.</summary>
    private const int MostTold = 5;

    [Fact]
    public void Random_programs_come_out_as_the_reference() => Run(0, 120);

    [Fact, Trait("Category", "Long")]
    public void More_random_programs_come_out_as_the_reference() => Run(120, 120);

    [Fact, Trait("Category", "Long")]
    public void A_hundred_thousand_random_operations_come_out_as_the_reference() => Run(1000, 10_000, leastOperations: 100_000);

    private void Run(int first, int count, int leastOperations = 0)
    {
        if (Environment.GetEnvironmentVariable("SOAK_SEED") is { Length: > 0 } asked)
        {
            var seeds = Array.ConvertAll(asked.Split('-'), seed => int.Parse(seed, CultureInfo.InvariantCulture));
            (first, count, leastOperations) = (seeds[0], seeds[^1] - seeds[0] + 1, 0);
        }

        var (operations, failures) = (0L, new List<string>());
        for (var seed = first; seed < first + count && failures.Count < MostTold; seed++)
        {
            var program = RandomProgram.Of(seed);
            var difference = Checker.Check(program, out var done);
            operations += done;
            if (difference is not null) failures.Add(Checker.Describe(program, difference));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{operations} operations of {count} programs, from seed {first}"));
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.InRange(operations, leastOperations, long.MaxValue);
    }
}
