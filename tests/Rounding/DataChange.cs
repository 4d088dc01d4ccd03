using static TorchSharp.torch;

namespace Backpropamine.Tests.Rounding;

/// <summary>
/// Changes data by at most four roundings of float32: half of it each number by its own amount, and half all numbers of a tensor together, since what
/// is computed once for many numbers, such as M or a rate, is rounded once for all of them.
/// </summary>
/// <param name="draw">Which change; the same one everywhere, since the numbers are not Torch's.</param>
internal sealed class DataChange(int draw)
{
    /// <summary>The largest relative error of one rounding to float32.</summary>
    public const double Roundoff = 1.0 / (1 << 24);

    /// <summary>How many roundings a change may be.</summary>
    public const int Roundings = 4;

    private readonly Random _random = new(draw);

    /// <summary>The data in float32, changed.</summary>
    public Tensor Of(Tensor data)
    {
        int together = _random.Next(2) == 0 ? -1 : 1;
        var factors = new double[data.numel()];
        for (int i = 0; i < factors.Length; i++) factors[i] = 1 + Roundings / 2 * Roundoff * (2 * _random.NextDouble() - 1 + together);
        return (data.detach().to(float64) * tensor(factors, data.shape)).to(float32);
    }

    /// <summary>Gives a module in float32 the parameters of another one, changed.</summary>
    public void Copy(nn.Module from, nn.Module to)
    {
        using var plain = no_grad();
        foreach (var (name, parameter) in from.named_parameters()) to.get_parameter(name)!.copy_(Of(parameter));
    }
}
