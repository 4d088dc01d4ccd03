namespace Backpropamine.Training.Comparing.Conditions;

/// <summary>An option of the task and its value.</summary>
/// <param name="Name">The option's name without dashes.</param>
/// <param name="Value">Its value; null for an option that is a switch.</param>
public readonly record struct Setting(string Name, string? Value)
{
    /// <summary>The setting as arguments of a command line.</summary>
    public IEnumerable<string> Arguments => Value is null ? [$"--{Name}"] : [$"--{Name}", Value];

    /// <inheritdoc/>
    public override string ToString() => Value is null ? Name : $"{Name}={Value}";
}
