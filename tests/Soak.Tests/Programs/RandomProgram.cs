using System.Globalization;
using Backpropamine.Soak.Tests.Models;

namespace Backpropamine.Soak.Tests.Programs;

/// <summary>A program of random operations over two networks of one class and one of another.</summary>
internal sealed record RandomProgram(int Seed, Kind[] Kinds, int Neurons, int Inputs, bool IsSingle, int Width, int? Threads, Operation[] Operations)
{
    /// <summary>How often each act is drawn.</summary>
    private static readonly (Act Act, int Weight)[] _weights =
    [
        (Act.Start, 4), (Act.Step, 20), (Act.Unroll, 8), (Act.Fork, 5), (Act.Detach, 3), (Act.Reset, 5), (Act.Read, 7), (Act.Write, 4), (Act.Drop, 3),
        (Act.Backward, 5), (Act.Gradients, 3), (Act.Finish, 4), (Act.Change, 5), (Act.Freeze, 2), (Act.Switch, 4), (Act.Checkpoints, 2), (Act.WithoutGradients, 4),
        (Act.Fail, 3), (Act.Nest, 2), (Act.Threads, 1), (Act.Passes, 2), (Act.Spoil, 2), (Act.Collect, 1),
    ];

    private static readonly Act[] _acts = [.. _weights.SelectMany(pair => Enumerable.Repeat(pair.Act, pair.Weight))];

    /// <summary>The program of a seed.</summary>
    public static RandomProgram Of(int seed)
    {
        var draw = new Random(seed);
        Kind[] kinds = [Kind.All[seed % Kind.All.Count], Kind.All[draw.Next(Kind.All.Count)]];
        var (neurons, inputs, isSingle) = (draw.Next(3, 21), draw.Next(2, 6), draw.Next(8) == 0);
        int[] widths = [0, 128, 256, 512];
        return new(seed, kinds, neurons, inputs, isSingle, widths[draw.Next(4)], draw.Next(3) == 0 ? 2 : null,
            [.. Enumerable.Range(0, draw.Next(10, 60)).Select(_ => new Operation(_acts[draw.Next(_acts.Length)], draw.Next()))]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"program {Seed} ({Kinds[0].Name}, {Kinds[1].Name}; {Neurons} neurons, {(IsSingle ? "float32" : "float64")}, {Width} bits, {Threads ?? 0} threads)");
}
