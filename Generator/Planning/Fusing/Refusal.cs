using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning.Fusing;

/// <summary>Why a network's recurrence is not one fused cell.</summary>
/// <param name="Kind">What kind of reason.</param>
/// <param name="Layer">The layer to change.</param>
/// <param name="Option">The option to change, where one is at fault.</param>
/// <param name="Reason">In words that follow the network's name.</param>
/// <param name="Advice">What to write instead.</param>
internal sealed record Refusal(RefusalKind Kind, string Layer, string Option, string Reason, string Advice)
{
    /// <summary>Kernels keep the inputs of steps as float32, which is exact up to here.</summary>
    private const int MostIds = 1 << 24;

    /// <summary>The first reason that a declaration gives, or null: it is one cell.</summary>
    public static Refusal? Of(NetworkSpec spec)
    {
        var plastic = spec.Layers.Where(layer => layer.Plastic is not null).ToList();
        if (plastic.Count == 0) return new(RefusalKind.NothingPlastic, "", "", "has no plastic layer", "");
        var layer = plastic[0];
        if (plastic.Count > 1)
        {
            return new(RefusalKind.SeveralPlastic, plastic[1].Name, "", $"has {plastic.Count} plastic layers",
                $"put [Plastic] on one layer, such as {layer.Name}, instead of the class or of {plastic[1].Name}");
        }

        if (layer.Cell is not null) return OfLayer(layer);
        if (layer.Kind != LayerKind.Recurrent)
        {
            return new(RefusalKind.Option, layer.Name, "", $"has its plastic connections in {layer.Name}, which is not recurrent", $"make {layer.Name} [Recurrent]");
        }

        if (spec.Layers.FirstOrDefault(other => other.Kind == LayerKind.Recurrent && other != layer) is { } second)
        {
            return new(RefusalKind.SecondRecurrent, second.Name, "", $"carries the activity of {second.Name} besides {layer.Name}", $"make {second.Name} [Dense]");
        }

        if (spec.Layers.FirstOrDefault(other => other.Kind == LayerKind.Embedding && other.Count > MostIds) is { } embedding)
        {
            return new(RefusalKind.Option, embedding.Name, "", $"has ids in {embedding.Name} that a float32 cannot hold", $"use at most {Literal.Of(MostIds)} ids");
        }

        return OfLayer(layer);
    }

    /// <summary>The first reason that a plastic recurrent layer gives by itself, or null.</summary>
    public static Refusal? OfLayer(LayerSpec layer) => layer.Cell is { } cell
        ? new(RefusalKind.Cell, layer.Name, "", $"has the cell {cell.Name} in {layer.Name}", "")
        : OfModulator(layer) ?? OfOptions(layer) ?? OfRule(layer);

    private static Refusal? OfModulator(LayerSpec layer) =>
        layer.Plastic!.Modulation is { HasUnits: true } modulation && modulation.Sources.Any(source => source != layer.Name)
            ? new(RefusalKind.ModulatorSource, layer.Name, "From", $"takes the modulation of {layer.Name} from {string.Join(" and ", modulation.Sources)}",
                $"leave From out, so that M reads {layer.Name}, or pass M from outside with External = true")
            : null;

    private static Refusal? OfRule(LayerSpec layer) => layer.Plastic!.Rule switch
    {
        { Learned.Count: > 0 } rule => new(RefusalKind.Rule, layer.Name, "", $"has learned coefficients in the rule {rule.Name}", "write numbers in their place, or use alpha and eta"),
        { States.Count: > 0 } rule => new(RefusalKind.Rule, layer.Name, "", $"has states of its own in the rule {rule.Name}", "use a rule of pre, post and hebb alone"),
        { Reductions.Count: > 0 } rule => new(RefusalKind.Rule, layer.Name, "", $"has sums over neurons in the rule {rule.Name}", "use a rule of pre, post and hebb alone"),
        _ => null,
    };

    private static Refusal? OfOptions(LayerSpec layer)
    {
        if (layer.Input is not (InputMode.Linear or InputMode.Add))
        {
            return new(RefusalKind.Option, layer.Name, "Input", $"clamps the input of {layer.Name}", "use InputMode.Linear or InputMode.Add");
        }

        if (layer.Activation == Activation.Softmax)
        {
            return new(RefusalKind.Option, layer.Name, "Activation", $"has a softmax in {layer.Name}", "use an activation of one number, such as Activation.Tanh");
        }

        if (layer.Plastic!.Modulation is { HasUnits: true, Activation: Activation.Softmax })
        {
            return new(RefusalKind.Option, layer.Name, "Modulator", $"has a softmax in the modulator of {layer.Name}", "use Activation.Tanh or Activation.Sigmoid");
        }

        return OfModulation(layer) ?? OfSchedule(layer) ?? OfHebb(layer);
    }

    private static Refusal? OfModulation(LayerSpec layer) => layer.Plastic!.Modulation switch
    {
        { Part: not ModulatedPart.All } => new(RefusalKind.Option, layer.Name, "Part", $"modulates half of {layer.Name}", "leave Part out"),
        { Units: > 1 } => new(RefusalKind.Option, layer.Name, "Units", $"has several modulatory units in {layer.Name}", "leave Units out"),
        { IsScaled: true } modulation => new(RefusalKind.Option, layer.Name, modulation.ScaleLearned ? "ScaleLearned" : "Scale", $"scales the modulation of {layer.Name}", "leave Scale and ScaleLearned out"),
        { FanOut: FanOut.PerConnection } => new(RefusalKind.Option, layer.Name, "FanOut", $"has a rate of M for each connection of {layer.Name}", "use FanOut.PerNeuron"),
        { FanOutActivation: not Activation.Linear } => new(RefusalKind.Option, layer.Name, "FanOutActivation", $"has an activation in the fan-out of {layer.Name}", "leave FanOutActivation out"),
        { Signal: { } signal } => new(RefusalKind.Option, layer.Name, "Signal", $"takes the modulation of {layer.Name} from {signal}", "pass M from outside with External = true"),
        _ => null,
    };

    private static Refusal? OfHebb(LayerSpec layer) => layer switch
    {
        { Leak: not null } => new(RefusalKind.Option, layer.Name, "Leak", $"has a leak in {layer.Name}", "leave Leak out"),
        { Plastic.Tap: { Names: var names } tap } when tap != TapSpec.Own => tap.Read == Read.AfterCommit
            ? new(RefusalKind.Option, layer.Name, "Read", $"reads {layer.Name} after the commit", "leave Read out")
            : new(RefusalKind.Option, layer.Name, tap.Pre is null ? "Post" : "Pre", $"changes {layer.Name} by the activity of {names.First()}", "leave Pre and Post out"),
        { Plastic.LargestHebb: not null } =>
            new(RefusalKind.Option, layer.Name, "Bound", $"divides the Hebb of {layer.Name} by its largest value", "use Bound.Hard or Bound.Soft"),
        { Plastic: { } plastic } when plastic.HebbStart != InitialSpec.Zero =>
            new(RefusalKind.Option, layer.Name, plastic.HebbStart.Kind == Initial.Constant ? "HebbScale" : "HebbInitial",
                $"starts the Hebb of {layer.Name} at other values than 0", "leave HebbInitial and HebbScale out, so that Hebb starts at 0"),
        _ => null,
    };

    private static Refusal? OfSchedule(LayerSpec layer) => layer.Plastic!.Schedule is { } schedule
        ? new(RefusalKind.Option, layer.Name, schedule switch { { On: not null } => "CommitOn", { Every: > 1 } => "CommitEvery", _ => "BurnIn" },
            $"does not commit at every step in {layer.Name}", "leave CommitOn, CommitEvery and BurnIn out, or let M be 0 in between")
        : null;
}
