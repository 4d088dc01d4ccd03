namespace Backpropamine.Generator.Planning.Ir;

/// <summary>What makes one value of many.</summary>
internal enum Reduction
{
    Sum,
    Max,
}
