namespace Backpropamine.Generator.Planning.Ir;

/// <summary>Functions of one number.</summary>
internal enum UnaryOp
{
    Negate,
    Tanh,
    Exp,
    Log,
    Sqrt,
    Abs,
    Sign,
    Sin,
    Cos,
    Sigmoid,

    /// <summary>To the nearest whole number; of two, to the even one.</summary>
    Round,
}

/// <summary>Functions of two numbers.</summary>
internal enum BinaryOp
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Min,
    Max,

    /// <summary>To the power of a number.</summary>
    Pow,
}
