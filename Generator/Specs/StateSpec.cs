using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Specs;

/// <summary>A state of a rule's own.</summary>
/// <param name="Name">Its method.</param>
/// <param name="Per">Of what it has one value each.</param>
/// <param name="Next">Its next value.</param>
internal sealed record StateSpec(string Name, Per Per, Expr Next)
{
    /// <summary>How the rule's expressions name it.</summary>
    public string Symbol => Naming.Camel(Name);
}
