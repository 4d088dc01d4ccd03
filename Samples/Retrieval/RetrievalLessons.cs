using Backpropamine.Training;
using Backpropamine.Training.Reporting;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Retrieval;

/// <summary>Associative retrieval (Ba et al. 2016): after three letter–digit pairs, which digit belongs to this letter? Sequences are drawn from a fixed set.</summary>
/// <param name="lanes">Lanes B.</param>
/// <param name="device">Where lessons are wanted.</param>
public sealed class RetrievalLessons(int lanes, Device device) : ILessons
{
    /// <summary>Letters, digits and the question mark.</summary>
    public const int Symbols = 37;

    /// <summary>Steps T of an episode.</summary>
    public const int Steps = 2 * Pairs + 3;

    internal const int Pairs = 3;

    /// <inheritdoc/>
    public Lesson Next(IUniforms draws, LessonPart part)
    {
        var set = RetrievalSet.All[part];
        var chosen = Enumerable.Range(0, lanes).Select(lane => draws.Pick(lane, set.Count)).ToArray();
        var sequence = LessonTensor.Create([Steps, lanes, Symbols], device, values =>
        {
            for (var step = 0; step < Steps; step++)
                for (var lane = 0; lane < lanes; lane++)
                    values[(step * lanes + lane) * Symbols + set.Symbols[chosen[lane] * Steps + step]] = 1;
        });
        var target = LessonTensor.Create([lanes], device, values =>
        {
            for (var lane = 0; lane < lanes; lane++)
                values[lane] = set.Targets[chosen[lane]];
        });
        return new Lesson([sequence], target.to(int64));
    }

    /// <summary>The cross-entropy of the digit among all symbols, averaged.</summary>
    public Tensor Loss(Tensor answer, Lesson lesson) => nn.functional.cross_entropy(answer, lesson.Target);

    /// <summary>1 where the most probable symbol is the right one.</summary>
    public Tensor Score(Tensor answer, Lesson lesson) => answer.argmax(1).eq(lesson.Target).to(float32);

    /// <inheritdoc/>
    public IReadOnlyList<Picture> Draw(Lesson lesson, int lane, IReadOnlyList<(string How, Tensor Answer)> answers)
    {
        var symbols = lesson.Inputs[0].select(1, lane);
        var text = string.Concat(symbols.argmax(1).data<long>().ToArray().Select(symbol => RetrievalSet.Character((int)symbol)));
        var right = lesson.Target[lane].item<long>();
        return
        [
            new Picture($"{text}: {RetrievalSet.Character((int)right)} is right", Symbols, Scaled(symbols)),
            .. answers.Select(answer =>
            {
                var given = answer.Answer[lane].argmax(0).item<long>();
                return new Picture(
                    $"{answer.How}: {RetrievalSet.Character((int)given)}, {(given == right ? "right" : "wrong")}",
                    Symbols,
                    Scaled(nn.functional.softmax(answer.Answer[lane], 0)));
            }),
        ];
    }

    private static float[] Scaled(Tensor shares) => [.. Picture.ValuesOf(shares).Select(share => 2 * share - 1)];
}
