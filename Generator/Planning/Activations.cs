using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning;

/// <summary>Activations as functions of single numbers.</summary>
internal static class Activations
{
    /// <summary>The activation of a number; null for one that goes over several.</summary>
    public static Expr? Of(Activation function, Expr x) => function switch
    {
        Activation.Linear => x,
        Activation.Tanh => new Expr.Unary(UnaryOp.Tanh, x),
        Activation.Sigmoid => new Expr.Unary(UnaryOp.Sigmoid, x),
        Activation.Relu => new Expr.WhereAtMost(x, 0, 0, x),
        _ => null,
    };
}
