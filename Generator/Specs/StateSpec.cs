using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Specs;

/// <summary>A state of a rule's own.</summary>
/// <param name="Name">Its method.</param>
/// <param name="Per">Of what it has one value each.</param>
/// <param name="Next">Its next value.</param>
/// <param name="Initial">Where it starts with the episode.</param>
internal sealed record StateSpec(string Name, Per Per, Expr Next, double Initial = 0)
{
    /// <summary>How the rule's expressions name it.</summary>
    public string Symbol => Naming.Camel(Name);
}
