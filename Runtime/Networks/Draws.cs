using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>Draws of numbers from Torch's generator.</summary>
internal static class Draws
{
    /// <summary>Fills a tensor.</summary>
    /// <param name="values">The tensor.</param>
    /// <param name="initial">With what.</param>
    /// <param name="scale">The scale; for <see cref="Initial.FanIn"/>, the fan-in.</param>
    public static void Fill(Tensor values, Initial initial, double scale)
    {
        using var frozen = no_grad();
        var bound = 1 / Math.Sqrt(scale);
        _ = initial switch
        {
            Initial.FanIn => values.uniform_(-bound, bound),
            Initial.Uniform => values.uniform_(0, scale),
            Initial.Symmetric => values.uniform_(-scale, scale),
            Initial.Normal => values.normal_(0, scale),
            _ => values.fill_(scale),
        };
    }
}
