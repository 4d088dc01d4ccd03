using Backpropamine.Samples.LanguageModel.Text;
using Backpropamine.Training;

namespace Backpropamine.Samples.LanguageModel.Training;

/// <summary>
/// How the lanes of a text are divided among iterations. All segments have the same length and what is left over is not read; or each draws its length and an epoch's last one ends with the
/// lanes. The lengths follow from the seed alone.
/// </summary>
/// <param name="lane">Tokens of a lane.</param>
/// <param name="steps">The length of a segment, or the usual one.</param>
/// <param name="seed">The seed of lengths; null where all are the same.</param>
internal sealed class Segments(int lane, int steps, long? seed)
{
    // Merity et al. 2018: N(steps, 5), in 5 % of the iterations N(steps/2, 5), at least 5; their cap is that of Miconi et al. 2019.
    private const double HalfShare = 0.05;
    private const double Deviation = 5;
    private const int Shortest = 5;
    private const int MostAbove = 10;
    private readonly LaneStreams? _draws = seed is { } given ? new LaneStreams(given, StreamPurpose.Lengths, 1) : null;
    private readonly List<Segment> _segments = [];
    private int _epochs;

    /// <summary>The segment of an iteration.</summary>
    /// <param name="iteration">The iteration, from 0.</param>
    public Segment this[int iteration]
    {
        get
        {
            while (_segments.Count <= iteration)
                AddEpoch();
            return _segments[iteration];
        }
    }

    /// <summary>The segments of a training.</summary>
    /// <param name="settings">The training.</param>
    /// <param name="corpus">What is learnt.</param>
    public static Segments Of(RunSettings settings, Corpus corpus) =>
        new(corpus.Training.Length / settings.Lanes, settings.Steps, LargeOptions.Has(settings) ? settings.Seed : null);

    /// <summary>The iterations of the first epochs.</summary>
    /// <param name="epochs">How many.</param>
    public int Count(int epochs)
    {
        while (_epochs < epochs)
            AddEpoch();
        return _segments.Count(segment => segment.Epoch < epochs);
    }

    /// <summary>Draws a length.</summary>
    /// <param name="draws">Random numbers, as lane 0.</param>
    /// <param name="steps">The usual length.</param>
    public static int Draw(IUniforms draws, int steps)
    {
        var mean = draws.Next(0) < HalfShare ? steps / 2.0 : steps;
        // Box and Muller's normal number.
        var normal = Math.Sqrt(-2 * Math.Log(1 - draws.Next(0))) * Math.Cos(2 * Math.PI * draws.Next(0));
        return Math.Clamp((int)(mean + Deviation * normal), Shortest, Math.Max(Shortest, steps + MostAbove));
    }

    private void AddEpoch()
    {
        for (var from = 0; ;)
        {
            var length = _draws is null ? steps : Math.Min(Draw(_draws, steps), lane - from);
            var next = from + length;
            var ends = _draws is null ? next + steps > lane : next == lane;
            _segments.Add(new Segment(_epochs, from, length, ends));
            if (ends)
                break;
            from = next;
        }
        _epochs++;
    }
}
