namespace Backpropamine.Tests.RanksProgram;

[Plastic]
[Neuromodulated(Retroactive)]
public sealed partial class Forager
{
    [Input(3)] public partial Signal Senses { get; }

    [Recurrent(7)] public partial Layer Hidden { get; }

    [Readout(2)] public partial Layer Policy { get; }
}
