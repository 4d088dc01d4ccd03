namespace Backpropamine;

/// <summary>The canonical text of a rule that this assembly declares, so that models elsewhere can use it. Written by the generator.</summary>
/// <param name="rule">The rule.</param>
/// <param name="body">Its members in canonical form, such as <c>version 1; drive = (* pre post)</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class RuleBodyAttribute(Type rule, string body) : Attribute
{
    /// <summary>The rule.</summary>
    public Type Rule { get; } = rule;

    /// <summary>Its members in canonical form.</summary>
    public string Body { get; } = body;
}
