namespace Backpropamine.Generator.Specs;

/// <summary>Whose activities a rule sees, and which Hebb is read.</summary>
/// <param name="Pre">The layer or input whose activity is the rule's pre; null for what the layer reads.</param>
/// <param name="Post">The layer or input whose activity is the rule's post; null for the layer itself.</param>
/// <param name="Read">Which Hebb is read.</param>
internal sealed record TapSpec(string? Pre, string? Post, Read Read)
{
    /// <summary>What a layer reads, its own activity, and Hebb before the step.</summary>
    public static readonly TapSpec Own = new(null, null, Read.BeforeCommit);

    /// <summary>The members that it names.</summary>
    public IEnumerable<string> Names => new[] { Pre, Post }.OfType<string>();
}
