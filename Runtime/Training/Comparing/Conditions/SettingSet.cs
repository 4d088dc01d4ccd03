namespace Backpropamine.Training.Comparing.Conditions;

/// <summary>All settings of a run but its seed, in one order, whatever the order on the command line.</summary>
public sealed class SettingSet
{
    private readonly SortedDictionary<string, string> _values;

    /// <summary>The settings of these names and values.</summary>
    /// <param name="values">The settings.</param>
    public SettingSet(IEnumerable<KeyValuePair<string, string>> values) =>
        _values = new SortedDictionary<string, string>(new Dictionary<string, string>(values), StringComparer.Ordinal);

    /// <summary>A setting's value; null if there is no such setting.</summary>
    /// <param name="name">The setting.</param>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text.</param>
    public static SettingSet Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SettingSet(text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).Select(part =>
            KeyValuePair.Create(part[0], part[^1].Replace("%20", " ", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal))));
    }

    /// <summary>Whether an earlier run did the same. It may have had fewer settings, since programs get new ones; those must not have been asked for.</summary>
    /// <param name="earlier">The earlier run's settings.</param>
    /// <param name="given">The names of the settings that the user gave.</param>
    public bool IsSameAs(SettingSet earlier, IReadOnlySet<string> given)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(given);
        return earlier._values.All(pair => _values.TryGetValue(pair.Key, out var value) && value == pair.Value)
            && _values.Keys.All(name => earlier._values.ContainsKey(name) || !given.Contains(name));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', _values.Select(pair =>
        $"{pair.Key}={pair.Value.Replace("%", "%25", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal)}"));
}
