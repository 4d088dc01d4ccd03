using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Specs;

/// <summary>A sum or maximum over neurons, of a rule's own.</summary>
/// <param name="Name">Its method.</param>
/// <param name="Kind">What is done with the terms.</param>
/// <param name="Over">Over what it runs.</param>
/// <param name="Term">One connection's term.</param>
internal sealed record ReductionSpec(string Name, Reduction Kind, Over Over, Expr Term)
{
    /// <summary>How the rule's expressions name it.</summary>
    public string Symbol => Naming.Camel(Name);
}
