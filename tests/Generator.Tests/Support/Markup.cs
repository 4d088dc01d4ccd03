using Microsoft.CodeAnalysis.Text;

namespace Backpropamine.Generator.Tests.Support;

/// <summary>Source text in which <c>[|…|]</c> marks where diagnostics are expected.</summary>
/// <param name="Text">The text without the marks.</param>
/// <param name="Spans">The marked spans, from the top.</param>
internal sealed record Markup(string Text, IReadOnlyList<TextSpan> Spans)
{
    /// <summary>Takes the marks out.</summary>
    public static Markup Parse(string marked)
    {
        var text = new System.Text.StringBuilder();
        var spans = new List<TextSpan>();
        int at = 0;
        while (marked.IndexOf("[|", at, StringComparison.Ordinal) is >= 0 and var open)
        {
            int close = marked.IndexOf("|]", open, StringComparison.Ordinal);
            Assert.True(close > open, "A [| has no |].");
            text.Append(marked, at, open - at);
            spans.Add(new TextSpan(text.Length, close - open - 2));
            text.Append(marked, open + 2, close - open - 2);
            at = close + 2;
        }

        return new(text.Append(marked, at, marked.Length - at).ToString(), spans);
    }

    /// <summary>The text with each marked line between <c>#pragma warning disable</c> and <c>restore</c>.</summary>
    public string WithPragma(string id)
    {
        SourceText source = SourceText.From(Text);
        HashSet<int> marked = [.. Spans.Select(span => source.Lines.GetLineFromPosition(span.Start).LineNumber)];
        IEnumerable<string> lines = source.Lines.Select(line => marked.Contains(line.LineNumber)
            ? $"#pragma warning disable {id}\n{line}\n#pragma warning restore {id}"
            : line.ToString());
        return string.Join('\n', lines);
    }
}
