using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Training;

/// <summary>
/// A text in lanes: each lane is a stretch of it, one after the other. A model reads each token and says what comes next; before a lane's first token it reads the one
/// that stands before it in the text.
/// </summary>
internal sealed class TokenLanes
{
    private readonly int[] _tokens;
    private readonly int _before;
    private readonly int _first;

    private TokenLanes(int[] tokens, int before, int lanes, int length, int first = 0) => (_tokens, _before, Lanes, Length, _first) = (tokens, before, lanes, length, first);

    /// <summary>Lanes B.</summary>
    public int Lanes { get; }

    /// <summary>Tokens of a lane.</summary>
    public int Length { get; }

    /// <summary>Lanes of the same length, without the tokens that are left over.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="before">The token before it.</param>
    /// <param name="lanes">Lanes B.</param>
    public static TokenLanes Even(int[] tokens, int before, int lanes) => new(tokens, before, lanes, tokens.Length / lanes);

    /// <summary>Lanes of all tokens; the last ones may be shorter than the others.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="before">The token before it.</param>
    /// <param name="lanes">Lanes B.</param>
    public static TokenLanes All(int[] tokens, int before, int lanes) => new(tokens, before, lanes, (tokens.Length + lanes - 1) / lanes);

    /// <summary>Some of these lanes.</summary>
    /// <param name="share">Which.</param>
    public TokenLanes Of(LaneShare share) => new(_tokens, _before, share.Count, Length, share.First);

    /// <summary>The place of a token in the text; past its end, there is none.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="step">The step in the lane.</param>
    public int Place(int lane, int step) => (_first + lane) * Length + step;

    /// <summary>What is read and what comes next, [T, B] each.</summary>
    /// <param name="from">The first step.</param>
    /// <param name="steps">Steps T.</param>
    /// <param name="device">Where they are wanted.</param>
    public (Tensor Read, Tensor Next) Steps(int from, int steps, Device device)
    {
        var (read, next) = (new long[steps * Lanes], new long[steps * Lanes]);
        for (var step = 0; step < steps; step++)
        {
            for (var lane = 0; lane < Lanes; lane++)
            {
                var place = Place(lane, from + step);
                read[step * Lanes + lane] = Token(place - 1);
                next[step * Lanes + lane] = Token(place);
            }
        }
        return (tensor(read, [steps, Lanes], device: device), tensor(next, [steps, Lanes], device: device));
    }

    private int Token(int place) => place >= 0 && place < _tokens.Length ? _tokens[place] : _before;
}
