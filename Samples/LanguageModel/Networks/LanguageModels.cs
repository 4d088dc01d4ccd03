using Backpropamine.Samples.LanguageModel.Training;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>Makes the network of a training.</summary>
internal static class LanguageModels
{
    /// <summary>The network, with weights that are not drawn yet.</summary>
    /// <param name="settings">The training.</param>
    /// <param name="types">Types of tokens.</param>
    /// <param name="device">Where it is.</param>
    public static LanguageModelNetwork Create(RunSettings settings, int types, Device device) =>
        LargeOptions.Of(settings) is { } large
            ? new LargeNetwork(LargeKind.Of(settings.Network), types, large.Embedding, settings.Hidden, device)
            : NetworkKind.Of(settings.Network).Create(types, settings.Hidden, device);
}
