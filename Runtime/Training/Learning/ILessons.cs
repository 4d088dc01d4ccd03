using Backpropamine.Training.Reporting;
using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>Makes lessons, and says what an answer is worth.</summary>
public interface ILessons
{
    /// <summary>Makes a lesson for every lane. The tensors are left to the caller's dispose scope.</summary>
    /// <param name="draws">Where its random numbers come from; the number of lanes is the lessons' own.</param>
    /// <param name="part">What it is made of.</param>
    Lesson Next(IUniforms draws, LessonPart part);

    /// <summary>The loss of an answer, a single value: a mean over the lanes of the lesson, so that ranks can divide the lanes among them.</summary>
    /// <param name="answer">What the network put out at the last step, [B, O].</param>
    /// <param name="lesson">The lesson.</param>
    Tensor Loss(Tensor answer, Lesson lesson);

    /// <summary>How good the answer of each lane is, [B]; more is better.</summary>
    /// <param name="answer">What the network put out at the last step, [B, O].</param>
    /// <param name="lesson">The lesson.</param>
    Tensor Score(Tensor answer, Lesson lesson);

    /// <summary>Answers that need no network, to compare with.</summary>
    /// <param name="lesson">The lesson.</param>
    IReadOnlyList<(string How, Tensor Answer)> Baselines(Lesson lesson) => [];

    /// <summary>What is shown to a lane in a step, in a word.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="step">The step, from 0.</param>
    string Describe(Lesson lesson, int lane, int step)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        return Word(lesson, lane, step, lesson.Inputs[0].size(2));
    }

    /// <summary>The word for a step by whether the network is shown anything.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="width">How many of the numbers that the network reads are shown; those behind them are always the same.</param>
    static string Word(Lesson lesson, int lane, int step, long width)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        if (step == lesson.Inputs[0].size(0) - 1)
            return "answer";
        using var scope = NewDisposeScope();
        return lesson.Inputs[0][step, lane].narrow(0, 0, width).count_nonzero().item<long>() == 0 ? "blank" : "shown";
    }

    /// <summary>A lane's answers beside the right one.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="answers">What was answered, [B, O], and how.</param>
    IReadOnlyList<Picture> Draw(Lesson lesson, int lane, IReadOnlyList<(string How, Tensor Answer)> answers);
}
