namespace Backpropamine.Outside;

/// <summary>Programs of users.</summary>
internal static class Programs
{
    /// <summary>A network, of 4 neurons at the end.</summary>
    public const string Network =
        """

        [Plastic]
        [Neuromodulated(Retroactive)]
        public sealed partial class Forager
        {
            [Input(6)] public partial Signal Senses { get; }
            [Recurrent(8)] public partial Layer Hidden { get; }
            [Readout(4)] public partial Layer Policy { get; }
        }
        """;

    /// <summary>The first statement is TorchSharp's; after it a network is trained for one step.</summary>
    public const string TorchFirst =
        """
        var senses = TorchSharp.torch.randn(5, 1, 6);
        using var net = new Forager();
        var (outputs, _) = net.Unroll(senses, net.InitialState(batch: 1));
        outputs.Policy.sum().backward();
        Console.WriteLine(outputs.Policy.numel() + net.Hidden["alpha"].grad!.numel());

        """ + Network;

    /// <summary>What <see cref="TorchFirst"/> prints: 5 steps of 4 numbers, and 8 × 8 gradients.</summary>
    public const string TorchFirstPrints = "84";
}
