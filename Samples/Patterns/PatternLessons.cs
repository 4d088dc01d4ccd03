using Backpropamine.Training;
using Backpropamine.Training.Reporting;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Patterns;

/// <summary>
/// Pattern completion of Miconi et al. 2018, §4.1: random patterns of bits are shown several times in random order, then half of one of them, and
/// the network has to put the other half out.
/// </summary>
/// <param name="patterns">Patterns in an episode.</param>
/// <param name="bits">Bits of a pattern, half of them 1 and half −1.</param>
/// <param name="schedule">When they are shown.</param>
/// <param name="width">Numbers that the network reads in a step: bits, then one that is always 1 (a bias), then zeros; or bits alone.</param>
/// <param name="lanes">Lanes B.</param>
/// <param name="device">Where lessons are wanted.</param>
public sealed class PatternLessons(int patterns, int bits, PatternSchedule schedule, int width, int lanes, Device device) : ILessons
{
    private readonly int[] _order = new int[patterns];
    private readonly int[] _places = new int[bits];
    private readonly float[] _bits = new float[patterns * bits];

    /// <inheritdoc/>
    public Lesson Next(IUniforms draws, LessonPart part)
    {
        var steps = schedule.Steps(patterns);
        Tensor? target = null, erased = null;
        var shown = LessonTensor.Create([steps, lanes, width], device, sequence =>
        {
            var (whole, gone) = (new float[lanes * bits], new float[lanes * bits]);
            for (var lane = 0; lane < lanes; lane++)
                Write(draws, lane, sequence, whole.AsSpan(lane * bits, bits), gone.AsSpan(lane * bits, bits));
            target = LessonTensor.Create([lanes, bits], device, whole.CopyTo);
            erased = LessonTensor.Create([lanes, bits], device, gone.CopyTo);
        });
        return new Lesson([shown], target!, erased!);
    }

    /// <inheritdoc/>
    public string Describe(Lesson lesson, int lane, int step) => ILessons.Word(lesson, lane, step, bits);

    /// <summary>The squared differences of all bits, summed; the mean of the lanes.</summary>
    public Tensor Loss(Tensor answer, Lesson lesson) => (answer - lesson.Target).square().sum() / lanes;

    /// <summary>The share of the erased bits whose sign is right.</summary>
    public Tensor Score(Tensor answer, Lesson lesson)
    {
        var erased = lesson.Hints[0];
        return ((answer * lesson.Target).gt(0) * erased).sum(1) / erased.sum(1);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Picture> Draw(Lesson lesson, int lane, IReadOnlyList<(string How, Tensor Answer)> answers)
    {
        var across = (int)Math.Ceiling(Math.Sqrt(bits * 1.6));
        var (whole, erased) = (Picture.ValuesOf(lesson.Target[lane]), Picture.ValuesOf(lesson.Hints[0][lane]));
        return
        [
            new Picture("the pattern", across, whole),
            new Picture("what is shown of it at the end", across, [.. whole.Zip(erased, (bit, gone) => gone > 0 ? float.NaN : bit)]),
            .. answers.Select(answer => new Picture(
                FormattableString.Invariant($"recalled, {answer.How}: {100 * Score(answer.Answer, lesson)[lane].to(float64).item<double>():F1} % of what was erased is right"),
                across,
                Picture.ValuesOf(answer.Answer[lane]))),
        ];
    }

    private void Write(IUniforms draws, int lane, Span<float> sequence, Span<float> whole, Span<float> erased)
    {
        for (var pattern = 0; pattern < patterns; pattern++)
        {
            var own = _bits.AsSpan(pattern * bits, bits);
            own.Fill(-1);
            foreach (var place in Half(draws, lane))
                own[place] = 1;
        }
        var step = 0;
        for (var cycle = 0; cycle < schedule.Cycles; cycle++)
        {
            for (var i = 0; i < patterns; i++)
                _order[i] = i;
            draws.Shuffle(lane, _order, patterns - 1);
            foreach (var pattern in _order)
            {
                Show(sequence, lane, step, _bits.AsSpan(pattern * bits, bits));
                step += schedule.Shown + schedule.Blank;
            }
        }

        _bits.AsSpan(draws.Pick(lane, patterns) * bits, bits).CopyTo(whole);
        var rest = whole.ToArray();
        foreach (var place in Half(draws, lane))
            (rest[place], erased[place]) = (0, 1);
        Show(sequence, lane, step, rest);
        if (width > bits)
            for (var t = 0; t < schedule.Steps(patterns); t++)
                sequence[(t * lanes + lane) * width + bits] = 1;
    }

    private void Show(Span<float> sequence, int lane, int from, ReadOnlySpan<float> pattern)
    {
        for (var step = from; step < from + schedule.Shown; step++)
            pattern.CopyTo(sequence[((step * lanes + lane) * width)..]);
    }

    // A random half of all places.
    private ReadOnlySpan<int> Half(IUniforms draws, int lane)
    {
        for (var i = 0; i < bits; i++)
            _places[i] = i;
        draws.Shuffle(lane, _places, bits / 2);
        return _places.AsSpan(0, bits / 2);
    }
}
