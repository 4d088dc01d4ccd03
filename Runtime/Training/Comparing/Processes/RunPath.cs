using System.Security.Cryptography;
using System.Text;
using Backpropamine.Training.Comparing.Conditions;
using Backpropamine.Training.Comparing.Results;

namespace Backpropamine.Training.Comparing.Processes;

/// <summary>The name of a run's folder: readable, and different for runs that differ.</summary>
internal static class RunPath
{
    private const int Readable = 60;

    /// <summary>The folder of a run below a comparison's.</summary>
    public static string Of(string comparison, PlannedRun run, RunKey key)
    {
        var readable = new string([.. run.Condition.Label.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '=' ? character : '-').Take(Readable)]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Task}\n{key.Settings}\n{key.Version}")))[..8];
        return Path.Combine(comparison, "runs", $"{readable.Trim('.')}-{hash}", $"seed-{key.Seed}");
    }
}
