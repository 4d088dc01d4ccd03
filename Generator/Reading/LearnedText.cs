using System.Globalization;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Reading;

/// <summary>A trained coefficient in a rule's canonical text: <c>learned a = PerConnection Normal 0.1 None</c>.</summary>
internal static class LearnedText
{
    private const string Head = "learned ";

    public static string Print(LearnedSpec learned) =>
        $"{Head}{learned.Name} = {learned.Grain} {learned.Initial.Kind} {Literal.Of(learned.Initial.Scale)} {learned.As}";

    public static bool Is(string part) => part.TrimStart().StartsWith(Head, StringComparison.Ordinal);

    /// <summary>The coefficient; null if the text is not of this form.</summary>
    public static LearnedSpec? Parse(string part)
    {
        var words = part.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 7 && words[2] == "="
            && Enum.TryParse(words[3], out Grain grain)
            && Enum.TryParse(words[4], out Initial initial)
            && double.TryParse(words[5], NumberStyles.Float, CultureInfo.InvariantCulture, out var scale)
            && Enum.TryParse(words[6], out Reparametrisation range)
            ? new LearnedSpec(words[1], grain, new InitialSpec(initial, scale), range)
            : null;
    }
}
