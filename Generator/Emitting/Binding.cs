namespace Backpropamine.Generator.Emitting;

/// <summary>How tightly an expression's text holds together, loosest first.</summary>
internal enum Binding
{
    /// <summary>A choice: <c>a ?? b</c>, <c>a if c else b</c>.</summary>
    Choice,
    Sum,
    Product,
    Unary,
    Primary,
}
