using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Backpropamine.Training.Reporting;

/// <summary>A grid of values.</summary>
/// <param name="Caption">What it is.</param>
/// <param name="Width">Values in a row.</param>
/// <param name="Values">The values from −1 to 1, row by row.</param>
public sealed record Picture(string Caption, int Width, float[] Values)
{
    /// <summary>The values of a tensor, for a picture.</summary>
    /// <param name="tensor">The tensor.</param>
    public static float[] ValuesOf(Tensor tensor) =>
        MemoryMarshal.Cast<byte, float>(tensor.detach().to(float32).cpu().contiguous().bytes).ToArray();
}
