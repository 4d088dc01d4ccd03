using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Tests.RanksProgram;

/// <summary>Gradients of every kind. Each rank knows what all have, and so what should come out.</summary>
internal static class Sums
{
    /// <summary>More than goes at once.</summary>
    private const int Large = 2_100_011;

    public static int Check()
    {
        using var ranks = Ranks.Start();
        using var net = new Many();
        var share = ranks.Share(2 * ranks.Size + 1);
        ranks.Broadcast(net);

        net.Small.grad = Gradient(ranks.Rank, net.Small);
        net.Wide.grad = Gradient(ranks.Rank, net.Wide);
        net.Exact.grad = Gradient(ranks.Rank, net.Exact);
        net.Half.grad = Gradient(ranks.Rank, net.Half);
        net.Turned.grad = Gradient(ranks.Rank, net.Turned).t().contiguous().t();
        if (ranks.Rank == ranks.Size - 1)
            net.OnOne.grad = Gradient(ranks.Rank, net.OnOne);
        ranks.Reduce(net, share);

        Expect(ranks, net.Small, share.Total, 1e-6);
        Expect(ranks, net.Wide, share.Total, 1e-6);
        Expect(ranks, net.Exact, share.Total, 1e-15);
        Expect(ranks, net.Half, share.Total, 1e-2);
        Expect(ranks, net.Turned, share.Total, 1e-6);
        Expect(ranks, net.OnOne, share.Total, 1e-6, ranks.Size - 1);
        Require(net.OnNone.grad is null, "a gradient that no rank has is none");

        double[] numbers = [ranks.Rank + 1, 0.5];
        ranks.Sum(numbers);
        Require(numbers[0] == ranks.Size * (ranks.Size + 1) / 2.0 && numbers[1] == 0.5 * ranks.Size, $"sums of numbers: {string.Join(' ', numbers)}");
        Require(ranks.FromFirst(() => 0.1 + 0.2) == 0.1 + 0.2, "a number of rank 0");
        Require(ranks.FromFirst(() => new string('é', 70_000)) is { Length: 70_000 } text && text[^1] == 'é', "a text of rank 0");
        Require(ranks.FromFirst(() => "").Length == 0, "no text of rank 0");
        if (ranks.IsFirst)
            Console.WriteLine("right");
        return 0;
    }

    private static Tensor Gradient(int rank, Tensor like)
    {
        using var scope = NewDisposeScope();
        return (arange(like.numel(), dtype: float64).view(like.shape).fmod(101) * 0.01 + rank + 1).to(like.dtype).MoveToOuterDisposeScope();
    }

    private static void Expect(Ranks ranks, Parameter parameter, int total, double tolerance, int only = -1)
    {
        using var scope = NewDisposeScope();
        var sum = zeros_like(parameter, dtype: float64);
        for (var rank = 0; rank < ranks.Size; rank++)
        {
            var count = (int)((rank + 1L) * total / ranks.Size) - (int)((long)rank * total / ranks.Size);
            if (only < 0 || only == rank)
                sum += Gradient(rank, parameter).to(float64) * count / total;
        }
        var error = (parameter.grad!.to(float64) - sum).abs().max().item<double>();
        Require(error <= tolerance * (ranks.Size + 1), $"a gradient [{string.Join(", ", parameter.shape)}] of {parameter.dtype} is wrong by {error}");
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
            throw new InvalidOperationException(what);
    }

    private sealed class Many : nn.Module
    {
        public Many() : base(nameof(Many)) => RegisterComponents();

        public Parameter Small { get; } = new(zeros(3, 5));

        public Parameter Wide { get; } = new(zeros(Large));

        public Parameter Exact { get; } = new(zeros(11, dtype: float64));

        public Parameter Half { get; } = new(zeros(6, dtype: bfloat16));

        public Parameter Turned { get; } = new(zeros(4, 6));

        public Parameter OnOne { get; } = new(zeros(2));

        public Parameter OnNone { get; } = new(zeros(3));

        public override IEnumerable<Parameter> parameters(bool recurse = true) => [Small, Wide, Exact, Half, Turned, OnOne, OnNone];

        public override Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null) =>
            parameters().Select((parameter, i) => (Name: $"{i}", parameter)).ToDictionary(pair => pair.Name, pair => (Tensor)pair.parameter);
    }
}
