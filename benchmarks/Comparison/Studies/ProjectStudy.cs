using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Reporting;

namespace Backpropamine.Benchmarks.Studies;

/// <summary>What the generator and the analyzers cost a large project that has no network, or one.</summary>
internal static class ProjectStudy
{
    private const int Lines = 500_000;
    private const int LinesOfBuild = 50_000;
    private const int Builds = 8;
    private const int Edits = 100;

    /// <summary>Measures and writes two lines for each kind of project.</summary>
    /// <param name="progress">Says what is going on.</param>
    public static void Run(ProgressLine progress)
    {
        var machine = Machine.This($"the least of {Edits} edits, and of {Builds} builds");
        foreach (var (what, hasNetwork) in new[] { ("without a reference to the runtime", false), ("with the runtime and one network", true) })
        {
            var (without, with) = (double.MaxValue, double.MaxValue);
            var part = new ProjectCost(LinesOfBuild, hasNetwork);
            for (var build = 1; build <= Builds; build++)
            {
                progress.Say($"{LinesOfBuild:N0} lines {what}: build {build} of {Builds}");
                without = Math.Min(without, part.BuildWithout());
                with = Math.Min(with, part.BuildWith());
            }

            progress.Say($"{Lines:N0} lines {what}: {Edits} edits");
            _ = part.Keystroke(Edits);
            var keystroke = new ProjectCost(Lines, hasNetwork).Keystroke(Edits);
            progress.Done();
            Console.WriteLine(FormattableString.Invariant($"{LinesOfBuild:N0} lines {what}: a build {without:0.00} processor seconds, with the analyzers and the generator {with:0.00}"));
            Console.WriteLine(FormattableString.Invariant($"{Lines:N0} lines {what}: the generator after an edit {keystroke:0.0} ms"));
        }

        Console.WriteLine(machine);
        if (machine.Warning is { } warning) Console.WriteLine(warning);
    }
}
