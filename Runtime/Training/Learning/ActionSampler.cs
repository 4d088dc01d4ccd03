using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>Draws actions from logits: the first action whose cumulated probability exceeds a uniform number.</summary>
public static class ActionSampler
{
    /// <summary>Draws one action for every lane.</summary>
    /// <param name="logits">[B, A], float32 or float64, on any device.</param>
    /// <param name="uniforms">One number a lane is taken.</param>
    /// <param name="actions">[B], overwritten.</param>
    public static void Sample(Tensor logits, IUniforms uniforms, Span<int> actions)
    {
        var plain = logits.device_type == DeviceType.CPU ? logits : logits.cpu();
        if (logits.dtype == ScalarType.Float64)
            Sample(MemoryMarshal.Cast<byte, double>(plain.bytes), uniforms, actions);
        else
            Sample(MemoryMarshal.Cast<byte, float>(plain.bytes), uniforms, actions);
        GC.KeepAlive(plain);
    }

    private static void Sample<T>(ReadOnlySpan<T> logits, IUniforms uniforms, Span<int> actions)
        where T : unmanaged, System.Numerics.IFloatingPoint<T>
    {
        var count = logits.Length / actions.Length;
        Span<double> weights = stackalloc double[count];
        for (var lane = 0; lane < actions.Length; lane++)
        {
            var own = logits.Slice(lane * count, count);
            var largest = double.CreateChecked(own[0]);
            foreach (var logit in own)
                largest = Math.Max(largest, double.CreateChecked(logit));

            var total = 0.0;
            for (var action = 0; action < count; action++)
                total += weights[action] = Math.Exp(double.CreateChecked(own[action]) - largest);
            actions[lane] = First(weights, total, uniforms.Next(lane));
        }
    }

    private static int First(ReadOnlySpan<double> weights, double total, double uniform)
    {
        var cumulated = 0.0;
        for (var action = 0; action < weights.Length - 1; action++)
            if ((cumulated += weights[action] / total) > uniform)
                return action;
        return weights.Length - 1;
    }
}
