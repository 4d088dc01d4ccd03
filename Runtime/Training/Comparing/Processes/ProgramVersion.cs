using System.Reflection;
using Backpropamine.Training.Comparing.Conditions;
using Backpropamine.Training.Comparing.Results;

namespace Backpropamine.Training.Comparing.Processes;

/// <summary>Which program runs.</summary>
/// <param name="Version">Its version: runs of other versions do not count.</param>
/// <param name="Build">The commit that it was built from, as far as it is known.</param>
public sealed record ProgramVersion(string Version, string Build)
{
    private const int Digits = 10;

    /// <summary>The version of an assembly.</summary>
    /// <param name="assembly">The program's assembly.</param>
    public static ProgramVersion Of(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var parts = (assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+', 2);
        return new ProgramVersion(parts[0], parts.Length < 2 ? "" : parts[1][..Math.Min(Digits, parts[1].Length)]);
    }

    /// <summary>What decides a run's numbers.</summary>
    /// <param name="run">The run.</param>
    public RunKey KeyOf(PlannedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new RunKey(run.Task, run.Settings.ToString(), run.Seed, Version);
    }
}
