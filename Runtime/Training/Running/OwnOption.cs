namespace Backpropamine.Training;

/// <summary>An option that only some tasks have. Its values are in <see cref="RunSettings.Own"/>.</summary>
/// <param name="Name">Its name, without dashes.</param>
/// <param name="Meaning">What it means, and its values.</param>
public sealed record OwnOption(string Name, string Meaning);
