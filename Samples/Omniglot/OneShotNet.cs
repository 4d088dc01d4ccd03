using TorchSharp.Modules;

namespace Backpropamine.Samples.Omniglot;

/// <summary>
/// One-shot recognition of Miconi et al. 2018, §4.3: convolutions make features of a picture, and plastic connections from them to the classes store at once
/// which label was shown with them. A label forces its neuron.
/// </summary>
[Network]
public sealed partial class OneShotNet
{
    /// <summary>The picture, [B, 961].</summary>
    [Input(OmniglotData.Pixels)] public partial Signal Image { get; }

    /// <summary>The label, one-hot, or 0 if it is asked for, [B, 5].</summary>
    [Input(OmniglotLessons.Classes)] public partial Signal Label { get; }

    /// <summary>What the picture looks like, [B, 64].</summary>
    [Module(Convolutions.Features)] public partial Sequential Features { get; }

    /// <summary>The probability of each class, [B, 5].</summary>
    [Plastic<Oja>(Bound = Bound.None, AlphaInitial = Initial.Uniform, AlphaScale = 0.01, EtaValue = 0.01), Inject(nameof(Label), Gain = 1000)]
    [Readout(OmniglotLessons.Classes, From = nameof(Features), Activation = Activation.Softmax, Bias = false)] public partial Layer Class { get; }
}
