using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Specs;

/// <summary>The plasticity of a layer's connections.</summary>
/// <param name="Rule">What one connection does, with the options that change its equations.</param>
/// <param name="Limit">The limit of the hard bound; without one, nothing bounds Hebb.</param>
/// <param name="Alpha">The grain of the gain.</param>
/// <param name="AlphaInitial">How the gain starts.</param>
/// <param name="Eta">The grain of the rate.</param>
/// <param name="EtaValue">Where the rate starts.</param>
/// <param name="EtaLearned">Whether the rate is trained.</param>
/// <param name="Slow">Whether there are slow weights.</param>
/// <param name="Modulation">The neuromodulation, if any.</param>
/// <param name="Schedule">When Hebb is committed, if not at every step.</param>
internal sealed record PlasticSpec(
    RuleSpec Rule,
    double? Limit,
    Grain Alpha,
    InitialSpec AlphaInitial,
    Grain Eta,
    double EtaValue,
    bool EtaLearned,
    SlowWeights Slow,
    ModulationSpec? Modulation,
    ScheduleSpec? Schedule)
{
    /// <summary>Whose activities the rule sees, and which Hebb is read.</summary>
    public TapSpec Tap { get; init; } = TapSpec.Own;

    /// <summary>The names of its parameters, parts of the state and values.</summary>
    public PathNames Names { get; init; } = PathNames.Only;

    /// <summary>The path of the layer's cell that is plastic; null where it has no cell.</summary>
    public string? Path { get; init; }

    /// <summary>The member of the cell that is pre; null where it is not one.</summary>
    public string? PreValue { get; init; }

    /// <summary>The member of the cell that is post; null where it is not one.</summary>
    public string? PostValue { get; init; }

    /// <summary>The most that a lane's largest |Hebb| may be, where all of its Hebb is divided to keep it.</summary>
    public double? LargestHebb { get; init; }

    /// <summary>How Hebb starts with an episode.</summary>
    public InitialSpec HebbStart { get; init; } = InitialSpec.Zero;

    /// <summary>The sums and maxima that are known before the layer reads Hebb as it was: what the weight needs, and what can be taken in the same pass.</summary>
    public IEnumerable<ReductionSpec> EarlySums => Tap.Read == Read.AfterCommit ? [] : Rule.Reductions.Where(one =>
        Rule.OfWeight.Contains(one) || (Tap.Pre is null && Rule.OfChange.Contains(one) && !Rule.ReadsPost(one)));

    /// <summary>What of the step must be known before the layer reads: all that the commit needs where that comes first, else what the weight does.</summary>
    public IEnumerable<string> NeededBeforeRead
    {
        get
        {
            if (Tap.Read == Read.BeforeCommit) return Tap.Pre is { } pre && Rule.OfWeight.Any(one => one.Term.Reads("pre")) ? [pre] : [];
            return Tap.Names.Concat(Modulation is { At: Backpropamine.Tap.Now } or { Signal: not null } ? Modulation.Reads : [])
                .Concat(Schedule?.On is { } signal ? [signal] : []);
        }
    }

    /// <summary>Whether an eligibility trace stands between drive and Hebb.</summary>
    public bool HasTrace => Modulation?.Kind == Backpropamine.Modulation.Retroactive;

    /// <summary>Whether eta takes part: as the rate of Hebb, or of the trace.</summary>
    public bool UsesEta => Modulation is null or { Part: not ModulatedPart.All } || (HasTrace && Rule.Trace.Reads("eta"));
}
