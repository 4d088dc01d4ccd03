using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Backpropamine.Training;

namespace Backpropamine.Samples.LanguageModel.Text;

/// <summary>A text as ids of tokens, and what is needed to read it.</summary>
/// <param name="Name">What it is, for a reader.</param>
/// <param name="Vocabulary">The types, those of the training part.</param>
/// <param name="Training">What is learnt.</param>
/// <param name="Validation">What tells when a model was best.</param>
/// <param name="Test">What a model is judged by.</param>
/// <param name="Tokenised">Whether the words were tokenised already.</param>
public sealed record Corpus(string Name, Vocabulary Vocabulary, int[] Training, int[] Validation, int[] Test, bool Tokenised)
{
    private static readonly Lock _lock = new();
    private static (string? Data, string Tokens, int Vocabulary) _latestKey;
    private static Corpus? _latest;

    /// <summary>Tells this text from others.</summary>
    public ulong Checksum { get; } = BitConverter.ToUInt64(SHA256.HashData([.. Sum(Training), .. Sum(Validation), .. Sum(Test)]));

    /// <summary>Reads a text. The latest one is kept.</summary>
    /// <param name="data">What <c>--data</c> says.</param>
    /// <param name="tokens">What <c>--tokens</c> says.</param>
    /// <param name="vocabulary">The most types.</param>
    /// <exception cref="UsageException">There is no such text, or it is too short.</exception>
    public static Corpus Read(string? data, string tokens, int vocabulary)
    {
        lock (_lock)
        {
            if (_latest is null || _latestKey != (data, tokens, vocabulary))
                (_latest, _latestKey) = (Of(TextSource.Read(data), tokens, vocabulary), (data, tokens, vocabulary));
            return _latest;
        }
    }

    /// <summary>The ids of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens"><c>word</c> or <c>char</c>; words of a text that is tokenised already stay as they are.</param>
    /// <param name="vocabulary">The most types.</param>
    public static Corpus Of(RawText text, string tokens, int vocabulary)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokenised = text.Tokenised && tokens == "word";
        var tokenizer = tokenised ? Tokenizer.Given : Tokenizer.Of(tokens);
        var known = Vocabulary.Of(tokenizer.Tokens(text.Training), vocabulary);
        int[] Ids(IReadOnlyList<string> lines) => known.Ids(tokenizer.Tokens(lines));
        return new Corpus(text.Name, known, Ids(text.Training), Ids(text.Validation), Ids(text.Test), tokenised);
    }

    private static byte[] Sum(int[] part) => SHA256.HashData(MemoryMarshal.AsBytes(part.AsSpan()));
}
