namespace Backpropamine.Generator.Specs;

/// <summary>How a parameter or a part of the state starts.</summary>
internal sealed record InitialSpec(Initial Kind, double Scale)
{
    public static readonly InitialSpec Zero = new(Initial.Constant, 0);
}
