using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Reading.Cells;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Reads [Neuromodulated]: where M comes from, how its units become one signal and how that reaches the connections.</summary>
internal sealed class ModulationReader(SourceReader sources, LayerCells cells, Findings findings)
{
    private static readonly string[] OfUnits = ["From", "FromAll", "Value", "At", "Activation", "Units", "Combine"];

    public ModulationSpec Read(Member layer, AttributeData modulated)
    {
        var kind = modulated.Positional(0, Modulation.Simple);
        if (kind == Modulation.Simple && modulated.Says("Order"))
        {
            findings.Report(Rules.RetroactiveOnly, modulated.Place("Order", findings.Token), "Order");
        }

        var external = modulated.Named("External", false);
        var signal = modulated.Named<string?>("Signal", null);
        if (external) findings.NoEffect(modulated, "external modulation has no source in the network", [.. OfUnits, "Scale", "ScaleLearned"]);
        else if (signal is not null) findings.NoEffect(modulated, "the signal is M itself", OfUnits);
        if (external && signal is not null)
        {
            findings.Report(Rules.ModulationTwice, modulated.Place("Signal", findings.Token), layer.Name);
        }

        var units = external || signal is not null ? 1 : Units(modulated);
        var fanOut = modulated.Named("FanOut", FanOut.None);
        var fanOutActivation = modulated.Named("FanOutActivation", Activation.Linear);
        var fanOutInitial = modulated.Named("FanOutInitial", Initial.FanIn);
        if (fanOut == FanOut.None) findings.NoEffect(modulated, "there is no fan-out", "FanOutActivation", "FanOutInitial", "FanOutScale");
        else if (fanOutInitial == Initial.FanIn) findings.NoEffect(modulated, "the fan-in is the scale", "FanOutScale");
        if (fanOut == FanOut.PerConnection && fanOutActivation == Activation.Softmax)
        {
            findings.Report(Rules.FanOutSoftmax, modulated.Place("FanOutActivation", findings.Token), layer.Name);
        }

        var read = external || signal is not null ? EquatableArray<string>.Empty : Sources(layer, modulated);
        return new ModulationSpec(
            kind,
            read,
            modulated.Named("At", Tap.Now),
            modulated.Named("Activation", Activation.Tanh),
            units,
            modulated.Named("Combine", Combine.Sum),
            Numbers.NotZero(modulated, "Scale", findings),
            modulated.Named("ScaleLearned", false),
            fanOut,
            fanOutActivation,
            modulated.Named("Order", TraceOrder.CommitThenTrace),
            signal is not null && sources.IsSignal(signal, "Signal", modulated) ? signal : null,
            external)
        {
            FanOutStart = new(fanOutInitial, Numbers.Scale(modulated, "FanOutScale", 0.1, findings)),
            Part = modulated.Named("Part", ModulatedPart.All),
            Value = read.Count > 0 ? cells.Value([.. read], modulated) : null,
        };
    }

    private int Units(AttributeData modulated)
    {
        var units = modulated.Named("Units", 1);
        var even = modulated.Named("Combine", Combine.Sum) == Combine.Difference;
        if (units >= (even ? 2 : 1) && (!even || units % 2 == 0))
        {
            if (units == 1) findings.NoEffect(modulated, "there is one unit", "Combine");
            return units;
        }

        findings.Report(Rules.UnitsOutOfRange, modulated.Place(modulated.Says("Units") ? "Units" : "Combine", findings.Token),
            Literal.Of(units), even ? "Combine.Difference takes an even number of them, such as Units = 2" : "there must be at least 1");
        return even ? 2 : 1;
    }

    private EquatableArray<string> Sources(Member layer, AttributeData modulated)
    {
        var from = modulated.Named<string?>("From", null);
        var all = modulated.Texts("FromAll");
        if (from is not null && all.Count > 0)
        {
            findings.Report(Rules.SourceTwice, modulated.Place("FromAll", findings.Token), $"The modulation of {layer.Name}");
        }

        IReadOnlyList<string> named = from is not null ? [from] : all;
        string[] known = [.. named.Where((name, i) => sources.Known(name, anyMember: false, sources.PlaceOf(modulated, i)))];
        return (known.Length > 0 ? known : [layer.Name]).ToEquatable();
    }
}
