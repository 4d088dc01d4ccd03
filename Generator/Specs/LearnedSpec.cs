using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Specs;

/// <summary>A trained coefficient of a rule.</summary>
/// <param name="Name">Its name in the rule.</param>
/// <param name="Grain">How many values it has.</param>
/// <param name="Initial">How it starts.</param>
/// <param name="As">What keeps it within its range.</param>
internal sealed record LearnedSpec(string Name, Grain Grain, InitialSpec Initial, Reparametrisation As)
{
    /// <summary>The name of its parameter in the layer.</summary>
    public string Parameter => Naming.Snake(Name);
}
