using System.Globalization;
using Backpropamine.Training.Comparing.Conditions;

namespace Backpropamine.Training.Comparing.Processes;

/// <summary>A run that is to be started.</summary>
/// <param name="Run">The run.</param>
/// <param name="Folder">Its folder.</param>
internal sealed record Launch(PlannedRun Run, string Folder)
{
    /// <summary>The file for its output.</summary>
    public string Log { get; } = Path.Combine(Folder, "log.txt");

    /// <summary>The program's arguments. A run that was stopped goes on.</summary>
    public IReadOnlyList<string> Arguments => [.. Run.Arguments, "--out", Folder, "--resume"];

    /// <summary>How many threads it has.</summary>
    public int Threads => Run.Settings["threads"] is { } threads ? int.Parse(threads, CultureInfo.InvariantCulture) : 1;
}
