using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Backpropamine.Benchmarks.Networks.ByHand;

/// <summary><see cref="DeltaNetwork"/> by hand. Its state: Hebb.</summary>
internal sealed class HandDelta : HandNetwork
{
    private readonly int _neurons;
    private readonly ScalarType _dtype;
    private readonly Linear keys, queries, values, answer;
    private readonly DeltaMemory memory;

    public HandDelta(int tokens, int neurons, ScalarType dtype) : base(nameof(HandDelta))
    {
        (_neurons, _dtype) = (neurons, dtype);
        keys = Linear(tokens, neurons, dtype: dtype);
        queries = Linear(tokens, neurons, dtype: dtype);
        values = Linear(tokens, neurons, dtype: dtype);
        memory = new DeltaMemory(neurons, dtype);
        answer = Linear(neurons, 4, dtype: dtype);
        RegisterComponents();
    }

    public override Tensor[] Start(long lanes) => [zeros(lanes, _neurons, _neurons, _dtype)];

    public override HandStep forward(Tensor x, Tensor[] state)
    {
        var (read, hebb) = memory.call(softmax(keys.call(x), -1), values.call(x), softmax(queries.call(x), -1), state[0]);
        return new HandStep([answer.call(read)], [hebb]);
    }
}
