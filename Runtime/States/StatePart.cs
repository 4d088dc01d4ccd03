using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>One tensor of a state.</summary>
/// <param name="Name">Layer and part, such as <c>hidden.hebb</c>.</param>
/// <param name="Shape">Its shape without the batch dimension.</param>
public sealed record StatePart(string Name, params long[] Shape)
{
    /// <summary>How a lane starts; at 0 unless set.</summary>
    public Initial Initial { get; init; } = Initial.Constant;

    /// <summary>The scale of <see cref="Initial"/>; for <see cref="Initial.FanIn"/>, the fan-in.</summary>
    public double Scale { get; init; }

    /// <summary>The value at which every lane starts, where it is not drawn.</summary>
    internal double? Fixed => Initial == Initial.Constant ? Scale : null;

    /// <summary>Whether the part is a matrix for each lane and starts at 0.</summary>
    internal bool IsZeroMatrix => Shape.Length == 2 && Fixed == 0;

    /// <summary>The part at the start of an episode.</summary>
    internal Tensor Start(long batch, ScalarType dtype, Device device)
    {
        if (Fixed == 0) return zeros([batch, .. Shape], dtype, device);
        var values = empty([batch, .. Shape], dtype, device);
        Draws.Fill(values, Initial, Scale);
        return values;
    }
}
