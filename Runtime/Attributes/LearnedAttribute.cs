namespace Backpropamine;

/// <summary>
/// A parameter of a rule's or a cell's method is a trained coefficient, such as <c>Drive(float pre, float post, [Learned(Grain.PerConnection)] float a)</c>.
/// It is a parameter of each layer that the rule or cell is used on, named like the method's parameter in snake_case; other methods may name
/// it too.
/// </summary>
/// <param name="grain">How many values it has.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class LearnedAttribute(Grain grain) : Attribute
{
    /// <summary>How many values it has.</summary>
    public Grain Grain { get; } = grain;

    /// <summary>How it starts: the coefficient if it is constant, else the parameter before <see cref="As"/>.</summary>
    public Initial Initial { get; set; } = Initial.Constant;

    /// <summary>The scale of <see cref="Initial"/>.</summary>
    public double Scale { get; set; } = 0.5;

    /// <summary>What keeps it within its range.</summary>
    public Reparametrisation As { get; set; } = Reparametrisation.None;
}
