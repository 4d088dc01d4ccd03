using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>Values of a cell that are the same for all lanes, a learned coefficient or a number, named as pre, post and as what M reads.</summary>
[Collection(nameof(DrawsCollection))]
public class SameValueTests
{
    private const long Batch = 3;
    private const long Steps = 4;

    private const string Cell = """
        public readonly struct Odd : ICell
        {
            [Path] public static float Drive(float sum, [Learned(Grain.PerNeuron, Scale = 0.3)] float gain) => MathF.Tanh(sum * gain);
            [Value] public static float Gained(float gain) => gain;
            [Value] public static float Fixed() => 0.5f;
            public static float Activity(float drive, float gained, float @fixed) => drive * gained + @fixed;
        }
        """;

    [Theory]
    [InlineData("Recurrent<Odd>(5), Plastic(Post = nameof(Odd.Gained)), Neuromodulated(Modulation.Retroactive)")]
    [InlineData("Recurrent<Odd>(5), Plastic(Pre = nameof(Odd.Gained)), Neuromodulated(Modulation.Simple)")]
    [InlineData("Recurrent<Odd>(5), Plastic, Neuromodulated(Modulation.Retroactive, Value = nameof(Odd.Gained))")]
    [InlineData("Recurrent<Odd>(5), Plastic(Post = nameof(Odd.Fixed))")]
    [InlineData("Recurrent<Odd>(5), Plastic(Pre = nameof(Odd.Fixed), Post = nameof(Odd.Fixed))")]
    [InlineData("Recurrent<Odd>(5), Plastic, Neuromodulated(Modulation.Simple, Value = nameof(Odd.Fixed))")]
    [InlineData("Dense<Odd>(5), Plastic(Post = nameof(Odd.Gained))")]
    [InlineData("Dense<Odd>(5), Plastic(Post = nameof(Odd.Fixed)), Neuromodulated(Modulation.Simple, Value = nameof(Odd.Gained))")]
    public void Equals_the_reference(string layer)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        string source = $$"""
            using System;
            {{Cell}}
            [Network]
            public sealed partial class Net
            {
                [Input(3)] public partial Signal Senses { get; }
                [{{layer}}] public partial Layer Hidden { get; }
                [Readout(2)] public partial Layer Policy { get; }
            }
            """;
        new KernelParity(type => new LoadedNetwork(source, type), [randn(Steps, Batch, 3)], zeros(Steps, Batch), null).Check(source);
    }
}
