using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Retrieval;

/// <summary>
/// STPN (Rodriguez et al. 2022): the connections from the input and those from the layer itself are plastic, and share a neuron's norm. So the layer is a dense one that
/// reads both, and its activity of the step before is an input.
/// </summary>
[Plastic<Stpn>(Bound = Bound.None, Alpha = Grain.One, Eta = Grain.One)]
public sealed partial class RetrievalStpn
{
    /// <summary>The symbol, one-hot, [B, 37].</summary>
    [Input(RetrievalLessons.Symbols)] public partial Signal Symbol { get; }

    /// <summary>h(t−1), [B, N].</summary>
    [Input] public partial Signal Before { get; }

    /// <summary>The neurons, h(t) [B, N].</summary>
    [Dense(FromAll = [nameof(Symbol), nameof(Before)], Activation = Activation.Tanh)] public partial Layer Hidden { get; }

    /// <summary>The logits of all symbols, [B, 37].</summary>
    [Readout(RetrievalLessons.Symbols)] public partial Layer Answer { get; }

    /// <summary>Shows a sequence, step by step.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <returns>The logits after the last symbol.</returns>
    public Tensor Read(Lesson lesson)
    {
        var symbols = lesson.Inputs[0];
        var (state, before) = (InitialState(lesson.Lanes), zeros([lesson.Lanes, Hidden["weight_io"].size(1)], device: symbols.device));
        for (var step = 0; ; step++)
        {
            (var output, state) = forward(symbols[step], before, state);
            if (step == symbols.size(0) - 1)
                return output.Answer;
            before = output.Hidden;
        }
    }
}
