using Backpropamine.Training.Comparing.Results;
using Backpropamine.Training.Comparing.Slurm;

namespace Backpropamine.Training.Comparing;

/// <summary>Where and how a comparison runs.</summary>
/// <param name="Folder">For runs and page.</param>
/// <param name="Results">The file of finished runs.</param>
/// <param name="Jobs">Runs at a time on this machine.</param>
/// <param name="Slurm">What runs get from Slurm; null if they run on this machine.</param>
/// <param name="Scoring">How runs are judged.</param>
/// <param name="ScoreName">What a score is.</param>
/// <param name="Live">Whether lines can renew themselves.</param>
internal sealed record ComparisonSettings(string Folder, string Results, int Jobs, SlurmOptions? Slurm, Scoring Scoring, string ScoreName, bool Live);
