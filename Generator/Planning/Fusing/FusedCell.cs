using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning.Fusing;

/// <summary>
/// A plastic recurrent layer that kernels can run as a whole. Its equations are those of one connection, over pre, post, hebb,
/// eligibility, w, alpha, eta and rate.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Plastic">Its plasticity.</param>
/// <param name="Weight">What the activity passes through.</param>
/// <param name="Hebb">Hebb after the step, within its bound.</param>
/// <param name="Eligibility">The trace after the step, if there is one.</param>
internal sealed record FusedCell(LayerSpec Layer, PlasticSpec Plastic, Expr Weight, Expr Hebb, Expr? Eligibility)
{
    /// <summary>Whether the weight is w + something without w: then w's gradient is a product of matrices over a segment's steps.</summary>
    public bool AddsSlow =>
        Differentiate.Run((Weight, new Expr.Symbol("gWeight"))).TryGetValue("w", out var slope) && slope == new Expr.Symbol("gWeight");
}
