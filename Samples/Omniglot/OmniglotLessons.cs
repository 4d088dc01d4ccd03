using Backpropamine.Training;
using Backpropamine.Training.Reporting;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Omniglot;

/// <summary>
/// Five characters, each shown once with a label of its own, then another drawing of one of them: which label? In each episode, a character is turned by a
/// multiple of 90°, in all its drawings alike.
/// </summary>
/// <param name="data">The characters.</param>
/// <param name="shown">Steps for which a character is shown.</param>
/// <param name="lanes">Lanes B.</param>
/// <param name="device">Where lessons are wanted.</param>
public sealed class OmniglotLessons(OmniglotData data, int shown, int lanes, Device device) : ILessons
{
    /// <summary>Characters in an episode.</summary>
    public const int Classes = 5;

    private const int Turns = 4;

    /// <summary>Steps T of an episode.</summary>
    /// <param name="shown">Steps for which a character is shown.</param>
    public static int Steps(int shown) => Classes * shown + 1;

    /// <inheritdoc/>
    public Lesson Next(IUniforms draws, LessonPart part)
    {
        var (characters, steps) = (data.Of(part), Steps(shown));
        Tensor? labels = null, target = null;
        var images = LessonTensor.Create([steps, lanes, OmniglotData.Pixels], device, pixels =>
        {
            var (shownLabels, asked) = (new float[steps * lanes * Classes], new float[lanes * Classes]);
            var all = new int[characters.Length];
            for (var lane = 0; lane < lanes; lane++)
                Write(draws, lane, characters, all, pixels, shownLabels, asked.AsSpan(lane * Classes, Classes));
            labels = LessonTensor.Create([steps, lanes, Classes], device, shownLabels.CopyTo);
            target = LessonTensor.Create([lanes, Classes], device, asked.CopyTo);
        });
        return new Lesson([images, labels!], target!);
    }

    /// <summary>The binary cross-entropy of the five probabilities, averaged.</summary>
    public Tensor Loss(Tensor answer, Lesson lesson) => nn.functional.binary_cross_entropy(answer, lesson.Target);

    /// <summary>1 where the most probable label is the right one.</summary>
    public Tensor Score(Tensor answer, Lesson lesson) => answer.argmax(1).eq(lesson.Target.argmax(1)).to(float32);

    /// <inheritdoc/>
    public IReadOnlyList<Picture> Draw(Lesson lesson, int lane, IReadOnlyList<(string How, Tensor Answer)> answers)
    {
        var labels = lesson.Inputs[1].select(1, lane).argmax(1).data<long>().ToArray();
        var steps = Enumerable.Range(0, Classes).OrderBy(i => labels[i * shown]).Select(i => i * shown).ToArray();
        var right = lesson.Target[lane].argmax(0).item<long>();
        return
        [
            .. steps.Select((step, label) => Picture(lesson, lane, step, $"label {label + 1}")),
            Picture(lesson, lane, Steps(shown) - 1, $"which label? {right + 1} is right"),
            .. answers.Select(answer =>
            {
                var given = answer.Answer[lane].argmax(0).item<long>();
                var sure = 100 * answer.Answer[lane][given].to(float64).item<double>();
                return Picture(lesson, lane, steps[given], FormattableString.Invariant($"{answer.How}: {given + 1}, {(given == right ? "right" : "wrong")} ({sure:F0} % sure)"));
            }),
        ];
    }

    private static Picture Picture(Lesson lesson, int lane, int step, string caption) =>
        new(caption, OmniglotData.Side, [.. Training.Reporting.Picture.ValuesOf(lesson.Inputs[0][step, lane]).Select(ink => 1 - 2 * ink)]);

    private void Write(IUniforms draws, int lane, float[][][] characters, int[] all, Span<float> pixels, Span<float> labels, Span<float> asked)
    {
        for (var i = 0; i < all.Length; i++)
            all[i] = i;
        draws.Shuffle(lane, all, Classes);
        Span<int> order = [0, 1, 2, 3, 4];
        draws.Shuffle(lane, order, Classes - 1);
        var question = draws.Pick(lane, Classes);
        for (var i = 0; i < Classes; i++)
        {
            var (drawings, turn) = (characters[all[i]], draws.Pick(lane, Turns));
            Span<int> two = [draws.Pick(lane, drawings.Length), draws.Pick(lane, drawings.Length - 1)];
            if (two[1] >= two[0])
                two[1]++;
            for (var step = i * shown; step < (i + 1) * shown; step++)
            {
                Turn(drawings[two[0]], turn, Place(pixels, step, lane));
                labels[(step * lanes + lane) * Classes + order[i]] = 1;
            }
            if (i != question)
                continue;
            Turn(drawings[two[1]], turn, Place(pixels, Steps(shown) - 1, lane));
            asked[order[i]] = 1;
        }
    }

    private Span<float> Place(Span<float> pixels, int step, int lane) => pixels.Slice((step * lanes + lane) * OmniglotData.Pixels, OmniglotData.Pixels);

    private static void Turn(float[] drawing, int turn, Span<float> to)
    {
        const int Side = OmniglotData.Side;
        const int Last = Side - 1;
        if (turn == 0)
        {
            drawing.CopyTo(to);
            return;
        }
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
                to[y * Side + x] = turn switch
                {
                    1 => drawing[x * Side + Last - y],
                    2 => drawing[(Last - y) * Side + Last - x],
                    _ => drawing[(Last - x) * Side + y],
                };
    }
}
