using Backpropamine.Training;
using Backpropamine.Training.Reporting;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Images;

/// <summary>
/// Image completion of Miconi et al. 2018, §4.2: some pictures are shown several times in random order, then the upper or the lower half of one of them, and the
/// network has to put the other half out.
/// </summary>
/// <param name="data">The pictures.</param>
/// <param name="images">Pictures in an episode.</param>
/// <param name="schedule">When they are shown.</param>
/// <param name="width">Numbers that the network reads in a step: pixels, then one that is always 1 (a bias), then zeros.</param>
/// <param name="lanes">Lanes B.</param>
/// <param name="device">Where lessons are wanted.</param>
public sealed class ImageLessons(ImageData data, int images, ImageSchedule schedule, int width, int lanes, Device device) : ILessons
{
    private readonly int _pixels = data.Side * data.Side;

    /// <inheritdoc/>
    public Lesson Next(IUniforms draws, LessonPart part)
    {
        var (steps, all) = (schedule.Steps(images), data.Of(part));
        Tensor? target = null, erased = null;
        var shown = LessonTensor.Create([steps, lanes, width], device, sequence =>
        {
            var (whole, gone) = (new float[lanes * _pixels], new float[lanes * _pixels]);
            for (var lane = 0; lane < lanes; lane++)
                Write(draws, lane, all, sequence, whole.AsSpan(lane * _pixels, _pixels), gone.AsSpan(lane * _pixels, _pixels));
            target = LessonTensor.Create([lanes, _pixels], device, whole.CopyTo);
            erased = LessonTensor.Create([lanes, _pixels], device, gone.CopyTo);
        });
        return new Lesson([shown], target!, erased!);
    }

    /// <inheritdoc/>
    public string Describe(Lesson lesson, int lane, int step) => ILessons.Word(lesson, lane, step, _pixels);

    /// <summary>The squared differences of all pixels, summed; the mean of the lanes.</summary>
    public Tensor Loss(Tensor answer, Lesson lesson) => (answer - lesson.Target).square().sum() / lanes;

    /// <summary>1 − Σ(answer − picture)²/Σ picture² over the erased half: 1 is perfect, 0 is what grey everywhere earns.</summary>
    public Tensor Score(Tensor answer, Lesson lesson)
    {
        var erased = lesson.Hints[0];
        return 1 - ((answer - lesson.Target).square() * erased).sum(1) / (lesson.Target.square() * erased).sum(1).clamp_min(1e-6);
    }

    /// <summary>The mean of all pictures for training, as an answer to compare with.</summary>
    public IReadOnlyList<(string How, Tensor Answer)> Baselines(Lesson lesson) =>
        [("the mean image", LessonTensor.Create([1, _pixels], device, data.Mean.CopyTo).expand(lesson.Lanes, _pixels))];

    /// <inheritdoc/>
    public IReadOnlyList<Picture> Draw(Lesson lesson, int lane, IReadOnlyList<(string How, Tensor Answer)> answers)
    {
        var (whole, erased) = (Picture.ValuesOf(lesson.Target[lane]), Picture.ValuesOf(lesson.Hints[0][lane]));
        return
        [
            new Picture("the picture", data.Side, whole),
            new Picture("what is shown of it at the end", data.Side, [.. whole.Zip(erased, (pixel, gone) => gone > 0 ? float.NaN : pixel)]),
            .. answers.Select(answer => new Picture(
                FormattableString.Invariant($"recalled, {answer.How}: {Score(answer.Answer, lesson)[lane].to(float64).item<double>():F2}"),
                data.Side,
                Picture.ValuesOf(answer.Answer[lane]))),
        ];
    }

    private void Write(IUniforms draws, int lane, ArraySegment<float[]> all, Span<float> sequence, Span<float> whole, Span<float> erased)
    {
        var (chosen, step) = (new int[images], 0);
        for (var i = 0; i < images; i++)
            chosen[i] = draws.Pick(lane, all.Count);
        for (var cycle = 0; cycle < schedule.Cycles; cycle++)
        {
            draws.Shuffle(lane, chosen, images - 1);
            foreach (var image in chosen)
            {
                Show(sequence, lane, step, schedule.Shown, all[image]);
                step += schedule.Shown + schedule.Blank;
            }
        }

        all[chosen[draws.Pick(lane, images)]].CopyTo(whole);
        erased.Slice(draws.Pick(lane, 2) * (_pixels / 2), _pixels / 2).Fill(1);
        var rest = whole.ToArray();
        for (var i = 0; i < _pixels; i++)
            if (erased[i] > 0)
                rest[i] = 0;
        Show(sequence, lane, step, schedule.Asked, rest);
        if (width > _pixels)
            for (var t = 0; t < schedule.Steps(images); t++)
                sequence[(t * lanes + lane) * width + _pixels] = 1;
    }

    private void Show(Span<float> sequence, int lane, int from, int steps, ReadOnlySpan<float> image)
    {
        for (var step = from; step < from + steps; step++)
            image.CopyTo(sequence[((step * lanes + lane) * width)..]);
    }
}
