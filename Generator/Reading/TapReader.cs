using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Reading.Cells;
using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Reads whose activities a rule sees, and whether Hebb is read before or after the commit.</summary>
internal sealed class TapReader(SourceReader sources, LayerCells cells, Findings findings)
{
    public TapSpec Read(Member layer, AttributeData plastic, ModulationSpec? modulation, AttributeData? modulated, ScheduleSpec? schedule)
    {
        var tap = new TapSpec(Pre(layer, plastic), Post(layer, plastic), plastic.Named("Read", Backpropamine.Read.BeforeCommit));
        if (tap.Read != Backpropamine.Read.AfterCommit) return tap;

        if (tap.Post is null && !cells.Names(layer, plastic.Named<string?>("Post", null))) findings.Report(Rules.PostTooLate, plastic.Place("Read", findings.Token), layer.Name);
        if (modulation is { At: Tap.Now } && modulation.Reads.Contains(layer.Name))
        {
            findings.Report(Rules.ModulationTooLate, modulated?.Place(modulated.Says("From") ? "From" : "FromAll", findings.Token), layer.Name, "a modulation that reads it", "name another layer with From, or write At = Tap.Before");
        }

        if (schedule?.On == layer.Name) findings.Report(Rules.ModulationTooLate, plastic.Place("CommitOn", findings.Token), layer.Name, "itself as CommitOn", "name another signal");

        return tap;
    }

    private string? Pre(Member layer, AttributeData plastic)
    {
        if (Named(layer, plastic, "Pre") is not { } name) return null;
        if (name == layer.Name)
        {
            if (!layer.IsRecurrent) findings.Report(Rules.PreOfItself, plastic.Place("Pre", findings.Token), layer.Name);
            return null;
        }

        if (layer.IsRecurrent) sources.CheckSize(layer, name, "Pre", plastic.Place("Pre", findings.Token));
        else sources.CheckRead(layer, name, "Pre", plastic.Place("Pre", findings.Token));
        return name;
    }

    private string? Post(Member layer, AttributeData plastic)
    {
        if (Named(layer, plastic, "Post") is not { } name || name == layer.Name) return null;
        sources.CheckSize(layer, name, "Post", plastic.Place("Post", findings.Token));
        return name;
    }

    /// <summary>A member of the network; a value of the layer's own cell is not one.</summary>
    private string? Named(Member layer, AttributeData plastic, string option) =>
        plastic.Named<string?>(option, null) is { } name && !cells.Names(layer, name) && sources.Known(name, anyMember: true, plastic.Place(option, findings.Token)) ? name : null;
}
