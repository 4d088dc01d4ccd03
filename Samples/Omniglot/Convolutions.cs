using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Omniglot;

/// <summary>The stem that makes features of a picture.</summary>
public static class Convolutions
{
    /// <summary>Features of a picture.</summary>
    public const int Features = 64;

    /// <summary>Four convolutions of 64 features each, which halve the picture's side: 31, 15, 7, 3, 1.</summary>
    public static Sequential Create()
    {
        var layers = new List<(string, nn.Module<Tensor, Tensor>)> { ("picture", nn.Unflatten(1, [1, OmniglotData.Side, OmniglotData.Side])) };
        for (var i = 0; i < 4; i++)
        {
            layers.Add(($"convolution{i + 1}", nn.Conv2d(i == 0 ? 1 : Features, Features, 3, stride: 2)));
            layers.Add(($"tanh{i + 1}", nn.Tanh()));
        }
        layers.Add(("flat", nn.Flatten()));
        return nn.Sequential(layers);
    }
}
