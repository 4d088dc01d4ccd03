using System.Globalization;

namespace Backpropamine;

/// <summary>The first value of a run, or the first gradient of its backward pass, that is infinite or not a number. Found by <see cref="NetworkInspection.FindNotFinite{TOutput, TState}(INetwork{TOutput, TState}, TorchSharp.torch.Tensor, TState, TorchSharp.torch.Tensor?, TorchSharp.torch.Tensor?, Func{TOutput, TorchSharp.torch.Tensor}?)"/>.</summary>
/// <param name="Step">The step, counted from 0 like the index of a sequence; null for what belongs to no step: a parameter, the state before the first step, the loss.</param>
/// <param name="Name">The value: an input or output such as <c>Hidden</c>, a part of the state such as <c>hidden.hebb</c>, or a parameter such as <c>hidden.alpha</c>.</param>
/// <param name="Place">Where in its tensor; of a value that lanes have, the lane comes first.</param>
/// <param name="HasLanes">Whether lanes have the value.</param>
/// <param name="IsGradient">Whether it is the gradient of the value.</param>
/// <param name="Value">The number.</param>
/// <param name="Before">
/// The same place one step earlier, or in the backward pass one step later, which was computed before; null where there is none.
/// </param>
/// <param name="Largest">The largest magnitudes in the same lane then, by name.</param>
/// <param name="Others">What else is not finite in the same step.</param>
public sealed record NotFinite(
    long? Step, string Name, IReadOnlyList<long> Place, bool HasLanes, bool IsGradient, double Value,
    double? Before, IReadOnlyList<(string Name, double Magnitude)> Largest, IReadOnlyList<string> Others)
{
    /// <summary>All of it in one line.</summary>
    public override string ToString()
    {
        var text = $"{(Step is { } step ? $"step {step}: " : HasLanes ? "before the first step: " : "")}{(IsGradient ? "the gradient of " : "")}{Name}{Where()} is {Number(Value)}";
        if (Before is { } before) text += $"; one step {(IsGradient ? "later" : "earlier")} it was {Number(before)}";
        if (Largest.Count > 0) text += $"; largest magnitudes of the lane then: {string.Join(", ", Largest.Select(one => $"{one.Name} {Number(one.Magnitude)}"))}";
        return Others.Count == 0 ? text : $"{text}; not finite in the same step: {string.Join(", ", Others)}";
    }

    private string Where()
    {
        var axes = Place.Skip(HasLanes ? 1 : 0).ToList();
        var place = HasLanes ? $" in lane {Place[0]}" : "";
        return place + axes.Count switch
        {
            0 => "",
            1 when HasLanes => $", neuron {axes[0]},",
            2 when HasLanes => $" (pre {axes[0]}, post {axes[1]})",
            _ => $"[{string.Join(", ", axes)}]",
        };
    }

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
