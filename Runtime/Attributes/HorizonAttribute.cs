namespace Backpropamine;

/// <summary>States how far back training reaches, so that the build can check the memory of back-propagation through time.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HorizonAttribute : Attribute
{
    /// <summary>Steps T between two calls of <c>backward</c>.</summary>
    public int Steps { get; set; }

    /// <summary>Lanes B, the batch size.</summary>
    public int Lanes { get; set; }

    /// <summary>The memory that is there for it, in GiB.</summary>
    public double Budget { get; set; } = 8;
}
