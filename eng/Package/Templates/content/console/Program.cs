using BackpropamineApp;
using TorchSharp;
using static TorchSharp.torch;

// The network sees a pattern of ±1 for five steps, then nothing for five, then one half of the pattern. It says the other half, too:
// that half is nowhere but in its plastic connections.
const int Lanes = 30, Iterations = 200;
manual_seed(1);
using var net = new Recaller();
using var optimiser = optim.Adam(net.parameters(), lr: 0.01);
for (var iteration = 0; iteration <= Iterations; iteration++)
{
    using var scope = NewDisposeScope();
    var pattern = randint(2, [1, Lanes, 8]) * 2f - 1;
    var half = cat([ones(4), zeros(4)]);
    var senses = cat([pattern.expand(5, Lanes, 8), zeros(5, Lanes, 8), pattern * half]);     // [T, B, 8]
    var (outputs, _) = net.Unroll(senses, net.InitialState(Lanes));
    var loss = (outputs.Answer[-1] - pattern[0]).pow(2).mean();
    optimiser.zero_grad();
    loss.backward();
    optimiser.step();
    if (iteration % 50 == 0) Console.WriteLine($"{iteration,4}  {loss.item<float>():0.000}");
}

net.save("recaller.dat");
