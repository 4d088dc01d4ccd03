namespace Backpropamine.Training;

/// <summary>Settings with a name.</summary>
/// <param name="Name">The name on the command line, which is the settings' <see cref="RunSettings.Preset"/>, too.</param>
/// <param name="Description">Where the settings come from, in a few words.</param>
/// <param name="Settings">The settings.</param>
/// <param name="Iterations">The iterations unless told otherwise.</param>
public sealed record Preset(string Name, string Description, RunSettings Settings, int Iterations);
