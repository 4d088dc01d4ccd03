#:project ../../Runtime/Backpropamine.csproj
using static TorchSharp.torch;

// dotnet run model.cs
using var net = new Forager();
var (outputs, state) = net.Unroll(randn(20, 1, 6), net.InitialState(batch: 1));
Console.WriteLine("M(t): " + string.Join(" ", outputs.Modulation.data<float>().Select(m => $"{m:0.00}")));
Console.WriteLine($"|Hebb| after 20 steps: {state.Hidden.Hebb.abs().mean().item<float>():0.000}");

[Plastic]
[Neuromodulated(Retroactive)]
public sealed partial class Forager
{
    [Input(6)] public partial Signal Senses { get; }
    [Recurrent(32)] public partial Layer Hidden { get; }
    [Readout(4)] public partial Layer Policy { get; }
}
