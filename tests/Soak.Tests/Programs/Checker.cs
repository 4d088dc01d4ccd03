using System.Globalization;
using Backpropamine.Kernels;
using Backpropamine.Tests.Rounding;
using static TorchSharp.torch;

namespace Backpropamine.Soak.Tests.Programs;

/// <summary>Runs programs fused and as the reference.</summary>
internal static class Checker
{
    /// <summary>How often a failing program is run with operations left out.</summary>
    private const int Tries = 400;

    /// <summary>Runs a program both ways; null if all is equal.</summary>
    /// <param name="program">The program.</param>
    /// <param name="operations">How many operations there were.</param>
    public static Difference? Check(RandomProgram program, out int operations)
    {
        operations = 0;
        try
        {
            using var scope = NewDisposeScope();
            var (expected, count, _) = Machine.Run(program, float64, Execution.Reference);
            operations = count;
            if (!program.IsSingle) return Comparison.Of(expected, Fused(program, float64, count));
            var limits = new RoundingLimits(
                Comparison.Together(expected), change => Comparison.Single(Machine.Run(program, float32, Execution.Reference, count, change).Seen));
            limits.Check(Comparison.Single(Fused(program, float32, count)), "float32");
            return null;
        }
        catch (ProgramException error)
        {
            return new(error.Operation, error.Message);
        }
        catch (Xunit.Sdk.XunitException error)
        {
            return new(-1, error.Message);
        }
    }

    /// <summary>What is said of a program that fails: what was different where, how to run it again, and the operations that it takes.</summary>
    public static string Describe(RandomProgram program, Difference difference)
    {
        var least = Shrink(program, ref difference, out var tries);
        var log = Log(least);
        return string.Create(CultureInfo.InvariantCulture,
            $"""
            {program}
            operation {difference.Operation} of those below: {difference.What}
            again: SOAK_SEED={program.Seed} ./test --no-build Soak
            operations that it takes (found in {tries} tries):
            {string.Join('\n', log.Select((line, i) => $"  {i}: {line}"))}
            """);
    }

    private static List<Observation> Fused(RandomProgram program, ScalarType type, int count)
    {
        try
        {
            (KernelOptions.Width, KernelOptions.Threads, KernelOptions.Poison) = (program.Width, program.Threads, true);
            return Machine.Run(program, type, Execution.Fused, count).Seen;
        }
        finally
        {
            (KernelOptions.Width, KernelOptions.Threads, KernelOptions.Poison) = (null, null, false);
        }
    }

    /// <summary>Leaves out operations, many at once first, as long as the program still fails.</summary>
    private static RandomProgram Shrink(RandomProgram program, ref Difference difference, out int tries)
    {
        tries = 0;
        for (var size = program.Operations.Length / 2; size > 0; size = size == 1 ? 0 : (size + 1) / 2)
        {
            for (var start = program.Operations.Length - size; start > -size; start -= size)
            {
                if (tries++ == Tries) return program;
                Operation[] rest = [.. program.Operations.Where((_, i) => i < start || i >= start + size)];
                var less = program with { Operations = rest };
                if (Check(less, out _) is not { } still) continue;
                (program, difference) = (less, still);
            }
        }

        return program;
    }

    private static IReadOnlyList<string> Log(RandomProgram program)
    {
        try
        {
            return Machine.Run(program, float64, Execution.Reference).Log;
        }
        catch (ProgramException error)
        {
            return error.Log;
        }
    }
}
