namespace Backpropamine;

/// <summary>
/// Functions for cells and rules that .NET does not have: the sigmoid, and functions with a slope that is not their own, such as a spike with a
/// surrogate slope (Neftci, Mostafa and Zenke 2019, IEEE Signal Processing Magazine 36:51). The build reads the calls; gradients take the
/// slope that stands beside each function.
/// </summary>
public static class Functions
{
    /// <summary>1 / (1 + exp(−x)).</summary>
    /// <param name="x">Of what.</param>
    public static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    /// <summary>1 where x &gt; 0, else 0; slope 1 / (1 + sharpness·|x|)², the fast sigmoid of Zenke and Ganguli 2018.</summary>
    /// <param name="x">The membrane less its threshold.</param>
    /// <param name="sharpness">How fast the slope falls off, above 0.</param>
    public static float Spike(float x, float sharpness = 25) => x > 0 ? 1 : 0;

    /// <summary>1 where x &gt; 0, else 0; slope 1/width where |x| ≤ width/2, else 0.</summary>
    /// <param name="x">The membrane less its threshold.</param>
    /// <param name="width">The width of the slope, above 0.</param>
    public static float SpikeRectangular(float x, float width = 1) => x > 0 ? 1 : 0;

    /// <summary>1 where x &gt; 0, else 0; slope max(0, 1 − |x|/width)/width (Bellec et al. 2018).</summary>
    /// <param name="x">The membrane less its threshold.</param>
    /// <param name="width">Where the slope ends on both sides, above 0.</param>
    public static float SpikeTriangular(float x, float width = 1) => x > 0 ? 1 : 0;

    /// <summary>1 where x &gt; 0, else 0; slope k·σ(k·x)·(1 − σ(k·x)), with k the sharpness.</summary>
    /// <param name="x">The membrane less its threshold.</param>
    /// <param name="sharpness">k, above 0.</param>
    public static float SpikeSigmoid(float x, float sharpness = 4) => x > 0 ? 1 : 0;

    /// <summary>1 where x &gt; 0, else 0; slope (k/2) / (1 + (π/2·k·x)²), with k the sharpness (Fang et al. 2021).</summary>
    /// <param name="x">The membrane less its threshold.</param>
    /// <param name="sharpness">k, above 0.</param>
    public static float SpikeArctangent(float x, float sharpness = 2) => x > 0 ? 1 : 0;

    /// <summary>−1, 0 or 1; slope 1 where |x| ≤ 1, else 0 (Hubara et al. 2016).</summary>
    /// <param name="x">Of what.</param>
    public static float SignThrough(float x) => MathF.Sign(x);

    /// <summary>The nearest whole number, of two the even one; slope 1.</summary>
    /// <param name="x">Of what.</param>
    public static float RoundThrough(float x) => MathF.Round(x);

    /// <summary>x held between two values; slope 1 outside them, too.</summary>
    /// <param name="x">Of what.</param>
    /// <param name="low">The least value.</param>
    /// <param name="high">The largest value.</param>
    public static float ClampThrough(float x, float low, float high) => MathF.Min(MathF.Max(x, low), high);

    /// <summary>x; slope 0, so that no gradient passes.</summary>
    /// <param name="x">Of what.</param>
    public static float StopGradient(float x) => x;
}
