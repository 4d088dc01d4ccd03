using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning.Ir;

/// <summary>
/// A value of one step. Rules are made of the first four nodes and choices alone; lowering adds the tensor operations, passes the fused ones.
/// Immutable, with value equality.
/// </summary>
internal abstract record Expr
{
    /// <summary>A number; in every dtype it means this value.</summary>
    public sealed record Literal(double Value) : Expr;

    /// <summary>A name: a parameter of the rule, or a value of the plan.</summary>
    public sealed record Symbol(string Name) : Expr;

    public sealed record Unary(UnaryOp Op, Expr Operand) : Expr;

    public sealed record Binary(BinaryOp Op, Expr Left, Expr Right) : Expr;

    /// <summary>A vector taken as presynaptic: axis N becomes axis pre.</summary>
    public sealed record AsPre(Expr Vector) : Expr;

    /// <summary>pre ⊗ post, one product per connection and lane.</summary>
    public sealed record Outer(Expr Pre, Expr Post) : Expr;

    /// <summary>base + left·right in one pass.</summary>
    public sealed record MulAdd(Expr Base, Expr Left, Expr Right) : Expr;

    /// <summary>input·weightᵀ + bias, weight [out, in].</summary>
    public sealed record Affine(Expr Input, Symbol Weight, Symbol? Bias) : Expr;

    /// <summary>base + row·matrix, with one matrix [pre, post] for all lanes.</summary>
    public sealed record SlowRead(Expr Base, Expr Row, Expr Matrix) : Expr;

    /// <summary>Σᵢ rowᵢ·matrixᵢⱼ with a matrix per lane.</summary>
    public sealed record FastRead(Expr Row, Expr Matrix) : Expr;

    /// <summary>A matrix's sum or maximum along one of its axes, as a vector.</summary>
    public sealed record Reduce(Reduction Kind, Over Along, Expr Matrix) : Expr;

    /// <summary>A vector's sum from one of its neurons on, as a value per lane; Of is how many neurons the vector has.</summary>
    public sealed record Pool(Expr Vector, int Start, int Count, int Of) : Expr;
    /// <summary>A vector's largest value, one for each lane.</summary>
    public sealed record Peak(Expr Vector) : Expr;

    /// <summary>Several vectors in a row.</summary>
    public sealed record Concat(EquatableArray<Symbol> Parts) : Expr;

    /// <summary>A vector of which some values are dropped: multiplied by a mask that is drawn, of a rate that Python states.</summary>
    public sealed record Dropped(Expr Vector, Symbol Mask, double Rate) : Expr;

    /// <summary>The row of a table that an id names.</summary>
    public sealed record LookedUp(Symbol Ids, Symbol Table) : Expr;

    /// <summary>What a module of the author's makes of a vector; Size is null where it is a constructor parameter.</summary>
    public sealed record Applied(string Module, Expr Vector, int? Size) : Expr;

    public sealed record Activate(Activation Function, Expr Operand) : Expr;

    /// <summary>The signal where it is not 0, elsewhere the other value.</summary>
    public sealed record ClampTo(Expr Signal, Expr Otherwise) : Expr;

    /// <summary>The value held in [−limit, limit].</summary>
    public sealed record Clip(Expr Operand, double Limit) : Expr;

    /// <summary>The argument of <c>forward</c> where it is given, else the value.</summary>
    public sealed record OrGiven(Symbol Argument, Expr Value) : Expr;

    /// <summary>A value that is the same for several lanes or neurons, as a tensor of the model's shape.</summary>
    public sealed record Spread(Symbol Model, Expr Value) : Expr;

    /// <summary>A function of the operand whose slope the author chose: both are expressions over it, and no gradient passes but slope·g.</summary>
    public sealed record WithSlope(Expr Operand, Expr Value, Expr Slope) : Expr;

    /// <summary>One of several equal parts of a packed vector, such as what comes into one path of a cell.</summary>
    public sealed record Part(Symbol Packed, int Index, int Of) : Expr;

    /// <summary>One of several equal blocks of a packed matrix [parts·out, in], as a matrix [pre, post].</summary>
    public sealed record Block(Symbol Packed, int Index, int Of) : Expr;

    /// <summary>One value where left ≤ right, another elsewhere: a rule's conditional, or a derivative at a kink.</summary>
    public sealed record WhereAtMost(Expr Left, Expr Right, Expr Then, Expr Otherwise) : Expr;

    public static Expr operator +(Expr left, Expr right) => new Binary(BinaryOp.Add, left, right);

    public static Expr operator -(Expr left, Expr right) => new Binary(BinaryOp.Subtract, left, right);

    public static Expr operator *(Expr left, Expr right) => new Binary(BinaryOp.Multiply, left, right);

    public static Expr operator /(Expr left, Expr right) => new Binary(BinaryOp.Divide, left, right);

    public static Expr operator -(Expr value) => new Unary(UnaryOp.Negate, value);

    public static implicit operator Expr(double value) => new Literal(value);
}
