#:project ../../Runtime/Backpropamine.csproj
using System.Diagnostics;
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

// dotnet run training.cs -- 40: trains a network for 40 iterations by sequences, by single steps and in plain operations, and prints the milliseconds of one.
const int Lanes = 30, Steps = 50;
var iterations = int.Parse(args[0], CultureInfo.InvariantCulture);
manual_seed(1);
using var inputs = randn(Steps, Lanes, 14);
double[] times = [Time(Execution.Auto, Sequence), Time(Execution.Auto, SingleSteps), Time(Execution.Reference, Sequence)];
Console.WriteLine(string.Join(' ', times.Select(time => time.ToString("0.000", CultureInfo.InvariantCulture))));

// The least of the second half: code is compiled for good by then, and whatever else the machine does only makes an iteration longer.
double Time(Execution execution, Func<Forager, Tensor> outputs)
{
    using var network = new Forager();
    network.Execution = execution;
    using var optimiser = optim.Adam(network.parameters(), lr: 1e-3);
    var taken = new double[iterations];
    for (var i = 0; i < iterations; i++)
    {
        using var scope = NewDisposeScope();
        var start = Stopwatch.GetTimestamp();
        optimiser.zero_grad();
        var loss = outputs(network).pow(2).mean();
        loss.backward();
        optimiser.step();
        taken[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    return taken[(iterations / 2)..].Min();
}

Tensor Sequence(Forager network) => network.Unroll(inputs, network.InitialState(Lanes)).Outputs.Policy;

Tensor SingleSteps(Forager network)
{
    var state = network.InitialState(Lanes);
    var all = new List<Tensor>();
    for (var t = 0; t < Steps; t++)
    {
        (var output, state) = network.forward(inputs[t], state);
        all.Add(output.Policy);
    }

    return stack(all);
}

[Plastic]
[Neuromodulated(Retroactive)]
public sealed partial class Forager
{
    [Input(14)] public partial Signal Senses { get; }
    [Recurrent(100)] public partial Layer Hidden { get; }
    [Readout(4)] public partial Layer Policy { get; }
}
