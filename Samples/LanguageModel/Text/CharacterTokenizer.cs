using System.Globalization;

namespace Backpropamine.Samples.LanguageModel.Text;

/// <summary>Every character is a token; what a reader sees as one character stays together.</summary>
internal sealed class CharacterTokenizer : Tokenizer
{
    /// <inheritdoc/>
    public override string Text(IEnumerable<string> tokens) => string.Concat(tokens.Select(token => token == Vocabulary.LineEnd ? "\n" : token));

    /// <inheritdoc/>
    protected override IEnumerable<string> Line(string line)
    {
        var characters = StringInfo.GetTextElementEnumerator(line);
        while (characters.MoveNext())
            yield return characters.GetTextElement();
    }
}
