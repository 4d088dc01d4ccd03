using System.Globalization;

namespace Backpropamine.Training;

/// <summary>The settings that only some tasks have, as texts by the names of their options.</summary>
public sealed class OwnSettings : IEquatable<OwnSettings>
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Settings.</summary>
    /// <param name="values">Their names and values.</param>
    public OwnSettings(params IEnumerable<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values)
            _values.Add(name, value);
    }

    /// <summary>No settings.</summary>
    public static OwnSettings None { get; } = new();

    /// <summary>All of them, in the order of their names.</summary>
    public IEnumerable<(string Name, string Value)> All => _values.Select(pair => (pair.Key, pair.Value));

    /// <summary>The value of a setting.</summary>
    /// <param name="name">Its name.</param>
    public string this[string name] => _values[name];

    /// <summary>Whether a setting has a value.</summary>
    /// <param name="name">Its name.</param>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The same settings with another value of one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public OwnSettings With(string name, string value) => new(All.Where(pair => pair.Name != name).Append((name, value)));

    /// <summary>The value of a setting that is a number.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="UsageException">It is none.</exception>
    public double Number(string name) =>
        double.TryParse(_values[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new UsageException($"--{name} {_values[name]}: give a number");

    /// <summary>The value of a setting that is a whole number.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="UsageException">It is none.</exception>
    public int Whole(string name) =>
        int.TryParse(_values[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new UsageException($"--{name} {_values[name]}: give a whole number up to {int.MaxValue}");

    /// <inheritdoc/>
    public bool Equals(OwnSettings? other) => other is not null && All.SequenceEqual(other.All);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OwnSettings);

    /// <inheritdoc/>
    public override int GetHashCode() => All.Aggregate(0, HashCode.Combine);
}
