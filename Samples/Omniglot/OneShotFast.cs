using TorchSharp.Modules;

namespace Backpropamine.Samples.Omniglot;

/// <summary>
/// The same network with another start: α is 1 and η is 0.5, so that what is stored has an effect from the first episode on, and teaches the features.
/// </summary>
[Network]
public sealed partial class OneShotFast
{
    /// <summary>The picture, [B, 961].</summary>
    [Input(OmniglotData.Pixels)] public partial Signal Image { get; }

    /// <summary>The label, one-hot, or 0 if it is asked for, [B, 5].</summary>
    [Input(OmniglotLessons.Classes)] public partial Signal Label { get; }

    /// <summary>What the picture looks like, [B, 64].</summary>
    [Module(Convolutions.Features)] public partial Sequential Features { get; }

    /// <summary>The probability of each class, [B, 5].</summary>
    [Plastic<Oja>(Bound = Bound.None, AlphaInitial = Initial.Constant, AlphaScale = 1, EtaValue = 0.5), Inject(nameof(Label), Gain = 1000)]
    [Readout(OmniglotLessons.Classes, From = nameof(Features), Activation = Activation.Softmax, Bias = false)] public partial Layer Class { get; }
}
