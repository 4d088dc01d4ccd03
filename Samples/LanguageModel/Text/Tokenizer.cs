namespace Backpropamine.Samples.LanguageModel.Text;

/// <summary>How lines become tokens, and tokens become text again. Every line, empty ones too, ends with <see cref="Vocabulary.LineEnd"/>.</summary>
public abstract class Tokenizer
{
    /// <summary>Takes text apart at white space only, as it is: for texts that are tokenised already.</summary>
    public static Tokenizer Given { get; } = new WordTokenizer(split: false);

    /// <summary>The tokenizer of a name.</summary>
    /// <param name="name"><c>word</c> or <c>char</c>.</param>
    public static Tokenizer Of(string name) => name == "char" ? new CharacterTokenizer() : new WordTokenizer(split: true);

    /// <summary>The tokens of some lines.</summary>
    /// <param name="lines">The lines.</param>
    public IEnumerable<string> Tokens(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        foreach (var line in lines)
        {
            foreach (var token in Line(line))
                yield return token;
            yield return Vocabulary.LineEnd;
        }
    }

    /// <summary>The tokens of a piece of text, without an end of line behind its last line.</summary>
    /// <param name="text">The text.</param>
    public IReadOnlyList<string> Prompt(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. Tokens(text.ReplaceLineEndings("\n").Split('\n')).SkipLast(1)];
    }

    /// <summary>The text of some tokens.</summary>
    /// <param name="tokens">The tokens.</param>
    public abstract string Text(IEnumerable<string> tokens);

    /// <summary>The tokens of a line.</summary>
    /// <param name="line">The line, without its end.</param>
    protected abstract IEnumerable<string> Line(string line);
}
