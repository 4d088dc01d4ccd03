using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour.BuiltIn;

/// <summary>Gradients of a network's parameters against central differences, one entry of each.</summary>
internal static class Differences
{
    private const double Step = 1e-6;

    /// <summary>The gradients, once they are found right.</summary>
    public static Dictionary<string, Tensor> Check(PlasticModule network, Func<Tensor> loss)
    {
        var gradients = Gradients(network, loss);
        using (no_grad())
        {
            foreach ((string name, var parameter) in network.named_parameters())
            {
                long place = parameter.numel() / 2;
                Tensor entry = parameter.view(-1)[place];
                entry.add_(Step);
                double above = loss().item<double>();
                entry.add_(-2 * Step);
                double below = loss().item<double>();
                entry.add_(Step);
                double slope = (above - below) / (2 * Step), gradient = gradients[name].view(-1)[place].item<double>();
                Assert.True(Math.Abs(slope - gradient) < 1e-6 * (1 + Math.Abs(slope)), $"{name}: {gradient} for {slope}");
            }
        }

        return gradients;
    }

    /// <summary>The gradient of every parameter.</summary>
    public static Dictionary<string, Tensor> Gradients(PlasticModule network, Func<Tensor> loss)
    {
        network.zero_grad();
        loss().backward();
        return network.named_parameters().ToDictionary(one => one.name, one => one.parameter.grad?.clone() ?? zeros_like(one.parameter));
    }
}
