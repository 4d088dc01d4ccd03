using Backpropamine.Training.Reporting;

namespace Backpropamine.Training;

/// <summary>Takes a lane's matrices out of a network's state, for the report.</summary>
internal static class StateMatrices
{
    /// <summary>How names of Hebbian traces end.</summary>
    public const string Hebb = ".hebb";

    /// <summary>How names of eligibility traces end.</summary>
    public const string Eligibility = ".eligibility";

    /// <summary>Adds a frame of the first matrix of a kind, if there is one.</summary>
    /// <param name="frames">Where to.</param>
    /// <param name="kind">How its name ends.</param>
    /// <param name="step">The step after which the state is.</param>
    /// <param name="state">The state.</param>
    /// <param name="lane">The lane.</param>
    public static void Add(List<MatrixFrame> frames, string kind, int step, NetworkState state, int lane)
    {
        for (var i = 0; i < state.Names.Count; i++)
        {
            if (!state.Names[i].EndsWith(kind, StringComparison.Ordinal) || state.Parts[i].dim() != 3)
                continue;
            using var matrix = state.Parts[i][lane];
            frames.Add(MatrixFrame.Of(step, matrix));
            return;
        }
    }
}
