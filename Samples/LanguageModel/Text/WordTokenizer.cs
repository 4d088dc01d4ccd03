using System.Text;

namespace Backpropamine.Samples.LanguageModel.Text;

/// <summary>
/// Words in lower case: letters and digits, with apostrophes between them (<c>know't</c>); every other character that is not white space is a token of its own.
/// </summary>
/// <param name="split">Whether to do that; else text is taken apart at white space, and stays as it is.</param>
internal sealed class WordTokenizer(bool split) : Tokenizer
{
    private const string Closing = ".,;:!?)]}%";
    private const string Opening = "([{$";

    /// <inheritdoc/>
    public override string Text(IEnumerable<string> tokens)
    {
        var text = new StringBuilder();
        var apart = false;
        foreach (var token in tokens)
        {
            if (token == Vocabulary.LineEnd)
            {
                text.Append('\n');
                apart = false;
                continue;
            }
            if (apart && !(token.Length == 1 && Closing.Contains(token[0], StringComparison.Ordinal)))
                text.Append(' ');
            text.Append(token);
            apart = !(token.Length == 1 && Opening.Contains(token[0], StringComparison.Ordinal));
        }
        return text.ToString();
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> Line(string line)
    {
        if (!split)
            return line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Words(line.ToLowerInvariant());
    }

    private static IEnumerable<string> Words(string line)
    {
        for (var from = 0; from < line.Length;)
        {
            var to = from;
            while (to < line.Length && (char.IsLetterOrDigit(line[to]) || (IsApostrophe(line[to]) && to > from && to + 1 < line.Length && char.IsLetterOrDigit(line[to + 1]))))
                to++;
            if (to == from)
                to += char.IsHighSurrogate(line[from]) && from + 1 < line.Length ? 2 : 1;
            if (!char.IsWhiteSpace(line[from]))
                yield return line[from..to];
            from = to;
        }
    }

    private static bool IsApostrophe(char character) => character is '\'' or '’';
}
