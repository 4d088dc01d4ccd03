namespace Backpropamine.Samples.LanguageModel.Text;

/// <summary>The types of tokens that a model knows. All others are <see cref="Unknown"/>.</summary>
public sealed class Vocabulary
{
    /// <summary>The end of a line.</summary>
    public const string LineEnd = "<eos>";

    /// <summary>Any type that is not in the vocabulary.</summary>
    public const string Unknown = "<unk>";

    private readonly Dictionary<string, int> _ids;

    /// <summary>A vocabulary of these types.</summary>
    /// <param name="types">The types, in the order of their ids; both special ones are among them.</param>
    public Vocabulary(IReadOnlyList<string> types)
    {
        Types = types;
        _ids = types.Select((type, id) => (type, id)).ToDictionary(pair => pair.type, pair => pair.id, StringComparer.Ordinal);
        (LineEndId, UnknownId) = (_ids[LineEnd], _ids[Unknown]);
    }

    /// <summary>The types, in the order of their ids.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>How many there are.</summary>
    public int Count => Types.Count;

    /// <summary>The id of <see cref="LineEnd"/>.</summary>
    public int LineEndId { get; }

    /// <summary>The id of <see cref="Unknown"/>.</summary>
    public int UnknownId { get; }

    /// <summary>The most frequent types of a text; of equally frequent ones those that come first in the order of their characters.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="most">How many types, both special ones included.</param>
    public static Vocabulary Of(IEnumerable<string> tokens, int most)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var token in tokens)
            counts[token] = counts.GetValueOrDefault(token) + 1;
        counts.Remove(LineEnd);
        counts.Remove(Unknown);
        var frequent = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(most - 2).Select(pair => pair.Key);
        return new Vocabulary([LineEnd, Unknown, .. frequent]);
    }

    /// <summary>The id of a type.</summary>
    /// <param name="type">The type.</param>
    public int Id(string type) => _ids.GetValueOrDefault(type, UnknownId);

    /// <summary>The ids of some tokens.</summary>
    /// <param name="tokens">The tokens.</param>
    public int[] Ids(IEnumerable<string> tokens) => [.. tokens.Select(Id)];
}
