using Backpropamine.Runtime.Tests.Fused;
using Backpropamine.Runtime.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Networks;

/// <summary>What docs/determinism.md says of one machine and is not said elsewhere.</summary>
public class DeterminismTests
{
    private const int Steps = 23;
    private const int Lanes = 5;

    public static TheoryData<string, Execution> Networks
    {
        get
        {
            var data = new TheoryData<string, Execution>();
            foreach (var kind in (string[])["cell", "chain", "program", "embedding", "plain"])
            {
                data.Add(kind, Execution.Auto);
                data.Add(kind, Execution.Reference);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_same_seed_gives_the_same_bits_again_and_again(string kind, Execution execution)
    {
        var first = Run(kind, execution);
        for (var i = 0; i < 5; i++) Same(first, Run(kind, execution));
    }

    [Theory]
    [InlineData("cell")]
    [InlineData("chain")]
    [InlineData("program")]
    public void Checkpoints_of_kernels_change_no_bit(string kind)
    {
        var first = Run(kind, Execution.Auto, Checkpointing.None);
        foreach (var spacing in (int[])[1, 2, 3, 7, 50]) Same(first, Run(kind, Execution.Auto, Checkpointing.Every(spacing)));
    }

    private static void Same(IReadOnlyList<Tensor> expected, IReadOnlyList<Tensor> actual)
    {
        foreach (var (i, (one, other)) in expected.Zip(actual).Index()) Tensors.Same(one, other, $"tensor {i}");
    }

    /// <summary>The output of a network of that seed, and all gradients.</summary>
    private static List<Tensor> Run(string kind, Execution execution, Checkpointing checkpointing = default)
    {
        manual_seed(5);
        using PlasticModule network = kind switch
        {
            "cell" => new Retro(3, 37),
            "chain" => new TwoCells(),
            "program" => new GatedCells(3, 19),
            "embedding" => new Speaker(),
            _ => new Plain(3, 33),
        };
        (network.Execution, network.Checkpointing) = (execution, checkpointing);
        using var scope = NewDisposeScope();
        var x = randn(Steps, Lanes, 3);
        var y = network switch
        {
            Retro cell => cell.Unroll(x, cell.InitialState(Lanes)).Outputs.Y,
            TwoCells chain => chain.Unroll(x, chain.InitialState(Lanes)).Outputs.Y,
            GatedCells program => program.Unroll(x, program.InitialState(Lanes)).Outputs.Y,
            Speaker speaker => speaker.Unroll(randint(9, [Steps, Lanes, 1]), speaker.InitialState(Lanes)).Outputs.Next,
            _ => ((Plain)network).Unroll(x, ((Plain)network).InitialState(Lanes)).Outputs.Policy,
        };
        y.pow(2).sum().backward();
        return [.. network.parameters().Where(parameter => parameter.grad is not null).Select(parameter => parameter.grad!).Prepend(y.detach()).Select(tensor => tensor.clone().DetachFromDisposeScope())];
    }
}
