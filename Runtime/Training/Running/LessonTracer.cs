using Backpropamine.Training.Reporting;
using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>Shows, step by step, how a network goes through one lane's lesson.</summary>
/// <param name="lessons">What the lessons are.</param>
/// <param name="answer">Lets the network go through a lesson, with its state after every so many steps.</param>
internal sealed class LessonTracer(ILessons lessons, Func<Lesson, int, AnsweredLesson> answer)
{
    /// <summary>The lane whose score is nearest the mean.</summary>
    /// <param name="scores">The scores of all lanes, [B].</param>
    public static int Typical(IReadOnlyList<double> scores)
    {
        var mean = scores.Average();
        return Enumerable.Range(0, scores.Count).MinBy(lane => Math.Abs(scores[lane] - mean));
    }

    /// <summary>One lane of a lesson.</summary>
    /// <param name="label">What is shown.</param>
    /// <param name="lesson">The lesson.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="scores">The scores of all lanes.</param>
    public EpisodeTrace Trace(string label, Lesson lesson, int lane, IReadOnlyList<double> scores)
    {
        // The network goes through this lane alone, so that only its matrices are kept.
        using var scope = NewDisposeScope();
        var alone = lesson with { Inputs = [.. lesson.Inputs.Select(input => input.narrow(1, lane, 1))] };
        var steps = (int)alone.Inputs[0].size(0);
        var stride = MatrixFrame.Stride(steps);
        var gone = answer(alone, stride);
        var (hebb, eligibility) = (new List<MatrixFrame>(), new List<MatrixFrame>());
        for (var i = 0; i < gone.Recorded.Count; i++)
        {
            var step = ((i + 1) * stride) - 1;
            StateMatrices.Add(hebb, StateMatrices.Hebb, step, gone.Recorded[i], 0);
            StateMatrices.Add(eligibility, StateMatrices.Eligibility, step, gone.Recorded[i], 0);
        }
        var modulation = gone.Outputs is IModulated { Modulation: var m } ? Picture.ValuesOf(m.flatten()) : [];
        return new EpisodeTrace(
            label, true, [.. Enumerable.Range(0, steps).Select(step => lessons.Describe(lesson, lane, step))], [], modulation, hebb, scores.Count, scores.Average(), null)
        {
            Eligibility = eligibility,
            Score = scores[lane],
        };
    }
}
