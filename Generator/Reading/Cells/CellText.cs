using System.Globalization;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Reading.Cells;

/// <summary>A cell's canonical text, such as <c>Path Input = (sigmoid sum); Activity Activity = …</c>: what [CellBody] carries between assemblies.</summary>
internal static class CellText
{
    private const string Plastic = "plastic";
    private const string Post = "post:";

    public static string Print(CellSpec cell) => string.Join("; ", cell.Learned.Select(LearnedText.Print).Concat(cell.Members.Select(Print)));

    /// <summary>The cell; null if the text is not of this form.</summary>
    public static CellSpec? Parse(string name, string text)
    {
        var learned = new List<LearnedSpec>();
        var members = new List<CellMember>();
        foreach (var part in text.Split([';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (LearnedText.Is(part))
            {
                if (LearnedText.Parse(part) is not { } coefficient) return null;
                learned.Add(coefficient);
            }
            else if (ParseMember(part) is { } member)
            {
                members.Add(member);
            }
            else
            {
                return null;
            }
        }

        var cell = new CellSpec(name, members.ToEquatable(), learned.ToEquatable());
        return cell.Find(CellSpec.Activity) is not null && cell.InOrder() is not null ? cell : null;
    }

    private static string Print(CellMember member)
    {
        string[] words =
        [
            member.Part.ToString(), member.Name, .. member.Initial == 0 ? [] : new[] { Literal.Of(member.Initial) },
            .. member.IsPlastic ? [Plastic] : Array.Empty<string>(), .. member.Post is { } post ? [Post + post] : Array.Empty<string>(),
        ];
        return $"{string.Join(" ", words)} = {ExprText.Print(member.Value)}";
    }

    private static CellMember? ParseMember(string text)
    {
        var equals = text.IndexOf('=');
        if (equals < 0) return null;
        var words = text.Substring(0, equals).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var tokens = ExprText.Tokens(text.Substring(equals + 1));
        if (words.Length < 2 || !Enum.TryParse(words[0], out CellPart part) || ExprText.Parse(tokens) is not { } value || tokens.Count > 0) return null;
        var member = new CellMember(words[1], part, value);
        foreach (var word in words.Skip(2))
        {
            if (word == Plastic) member = member with { IsPlastic = true };
            else if (word.StartsWith(Post, StringComparison.Ordinal)) member = member with { Post = word.Substring(Post.Length) };
            else if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var initial)) member = member with { Initial = initial };
            else return null;
        }

        return member;
    }
}
