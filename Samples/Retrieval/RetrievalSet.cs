using Backpropamine.Training;

namespace Backpropamine.Samples.Retrieval;

/// <summary>A fixed set of sequences, the same in every run: three letter–digit pairs, "??", and one of the three letters.</summary>
internal sealed class RetrievalSet
{
    private const int Letters = 26;
    private const int Digits = 10;
    private const byte Mark = Letters + Digits;

    private RetrievalSet(int count, LessonPart part)
    {
        Symbols = new byte[count * RetrievalLessons.Steps];
        Targets = new byte[count];
        var draws = new LaneStreams((long)part, StreamPurpose.DataSet, 1);
        var letters = new int[Letters];
        for (var i = 0; i < count; i++)
            Write(draws, letters, Symbols.AsSpan(i * RetrievalLessons.Steps, RetrievalLessons.Steps), out Targets[i]);
    }

    /// <summary>Nine symbols of each sequence.</summary>
    public byte[] Symbols { get; }

    /// <summary>The digit that belongs to the letter asked for, as a symbol.</summary>
    public byte[] Targets { get; }

    public int Count => Targets.Length;

    /// <summary>The sets of the published size.</summary>
    public static IReadOnlyDictionary<LessonPart, RetrievalSet> All { get; } = new Dictionary<LessonPart, RetrievalSet>
    {
        [LessonPart.Training] = new(100_000, LessonPart.Training),
        [LessonPart.Validation] = new(10_000, LessonPart.Validation),
        [LessonPart.Test] = new(20_000, LessonPart.Test),
    };

    /// <summary>A symbol as a character.</summary>
    public static char Character(int symbol) => symbol < Letters ? (char)('a' + symbol) : symbol < Mark ? (char)('0' + symbol - Letters) : '?';

    private static void Write(LaneStreams draws, int[] letters, Span<byte> sequence, out byte target)
    {
        for (var i = 0; i < Letters; i++)
            letters[i] = i;
        draws.Shuffle(0, letters, RetrievalLessons.Pairs);
        for (var pair = 0; pair < RetrievalLessons.Pairs; pair++)
        {
            sequence[2 * pair] = (byte)letters[pair];
            sequence[2 * pair + 1] = (byte)(Letters + draws.Pick(0, Digits));
        }
        var asked = draws.Pick(0, RetrievalLessons.Pairs);
        sequence[2 * RetrievalLessons.Pairs] = sequence[2 * RetrievalLessons.Pairs + 1] = Mark;
        sequence[2 * RetrievalLessons.Pairs + 2] = sequence[2 * asked];
        target = sequence[2 * asked + 1];
    }
}
