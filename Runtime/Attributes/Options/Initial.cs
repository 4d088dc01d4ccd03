namespace Backpropamine;

/// <summary>How a parameter starts. <c>s</c> is the scale given beside it.</summary>
public enum Initial
{
    /// <summary>U(−1/√fan_in, 1/√fan_in); the scale is not used.</summary>
    FanIn,

    /// <summary>U(0, s).</summary>
    Uniform,

    /// <summary>U(−s, s).</summary>
    Symmetric,

    /// <summary>N(0, s²).</summary>
    Normal,

    /// <summary>s everywhere.</summary>
    Constant,
}
