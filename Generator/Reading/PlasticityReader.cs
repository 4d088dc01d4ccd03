using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Reading.Cells;
using Backpropamine.Generator.Reading.Checks;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Reads the plasticity of a layer: its own attributes, else those of the class.</summary>
internal sealed class PlasticityReader(INamedTypeSymbol type, Compilation compilation, PlasticScope scope, SourceReader sources, LayerCells cells, Findings findings)
{
    /// <summary>One for each of its [Plastic].</summary>
    public EquatableArray<PlasticSpec> Read(Member layer)
    {
        var (all, plastics) = (scope.Plastics(layer).ToList(), new List<PlasticSpec>());
        foreach (var plastic in all)
        {
            if (ReadPlastic(layer, plastic, scope.Modulated(layer), all.Count > 1) is not { } spec) continue;
            if (plastics.Exists(other => other.Path == spec.Path)) cells.PlasticTwice(layer, plastic, spec.Path);
            else plastics.Add(spec);
        }

        return plastics.ToEquatable();
    }

    private PlasticSpec? ReadPlastic(Member layer, AttributeData plastic, AttributeData? modulated, bool isOneOfSeveral)
    {
        var modulation = modulated is null ? null : new ModulationReader(sources, cells, findings).Read(layer, modulated);
        var schedule = new ScheduleReader(sources, findings).Read(layer, plastic, modulation?.Kind == Modulation.Retroactive);
        var bound = new BoundReader(plastic, findings);
        var alpha = plastic.Named("Alpha", Grain.PerConnection);
        var alphaScale = Numbers.Scale(plastic, "AlphaScale", 0.05, findings);
        var alphaInitial = plastic.Named("AlphaInitial", Initial.Symmetric);
        if (alpha != Grain.One && alphaScale == 0 && alphaInitial != Initial.FanIn)
        {
            findings.Report(Rules.AlphaZero, plastic.Place("AlphaScale", findings.Token), layer.Name);
        }

        var path = cells.Path(layer, plastic);
        if (Rule(plastic) is not { } rule) return null;
        var names = isOneOfSeveral && path is not null ? new PathNames(path.Name) : PathNames.Only;
        cells.CheckPlastic(layer, plastic, rule, names);
        var (pre, post) = (plastic.Named<string?>("Pre", null), plastic.Named<string?>("Post", null));
        var spec = new PlasticSpec(
            bound.Shape(rule),
            bound.Bound == Bound.Hard ? bound.Limit : null,
            alpha,
            new InitialSpec(alphaInitial, alphaScale),
            plastic.Named("Eta", Grain.Scalar),
            Numbers.Finite(plastic, "EtaValue", 0.7, findings),
            plastic.Named("EtaLearned", true),
            plastic.Named("Slow", SlowWeights.Learned),
            modulation,
            schedule)
        {
            Tap = new TapReader(sources, cells, findings).Read(layer, plastic, modulation, modulated, schedule),
            Names = names,
            Path = path?.Name,
            PreValue = cells.Names(layer, pre) ? pre : null,
            PostValue = cells.Names(layer, post) ? post : path is null || post is not null ? null : path.Post ?? path.Name,
            LargestHebb = bound.Bound == Bound.MaxAbs ? bound.Limit : null,
            HebbStart = bound.Start(),
        };
        CheckDynamics(layer, plastic, spec, bound.Limit);
        if (findings.IsHeard) LayerChecks.Check(layer, plastic, modulated, spec, findings);
        CheckUnused(layer, plastic, spec);
        return spec;
    }

    private RuleSpec? Rule(AttributeData plastic)
    {
        var rule = plastic.AttributeClass is { IsGenericType: true } generic && generic.TypeArguments[0] is INamedTypeSymbol argument
            ? argument
            : plastic.AttributeClass?.ContainingAssembly.GetTypeByMetadataName(KnownNames.Hebbian);
        if (rule is null || rule.TypeKind == TypeKind.Error) return null;
        return RuleReader.Shared.ReadUsed(rule, type, plastic.Place(findings.Token), (use, heard) => RuleReader.Read(rule, compilation, use, heard), findings);
    }

    /// <summary>Whether Hebb stays finite: growth without bound, and constant rates that decay by more than everything.</summary>
    private void CheckDynamics(Member layer, AttributeData plastic, PlasticSpec spec, double? bound)
    {
        var commit = RuleDynamics.Commit(spec);
        if (bound is null && !RuleDynamics.MayHoldItself(spec.Rule) && RetentionForm.Of(commit, "hebb") is { } form && Simplify.Fold(form.Retain) is Expr.Literal(>= 1 or <= -1))
        {
            findings.Report(Rules.UnboundedGrowth, plastic.Place("Bound", findings.Token), layer.Name, spec.Rule.Name);
        }

        var constant = spec.Eta == Grain.One ? 1 : spec.EtaValue;
        if (spec.UsesEta && (!spec.EtaLearned || spec.Eta == Grain.One) && constant is < 0 or > 1 && RuleDynamics.DecaysByEta(spec))
        {
            findings.Report(Rules.RateOutsideUnit, plastic.Place("EtaValue", findings.Token), Literal.Of(constant));
        }
    }

    /// <summary>Options that others switch off. Those of the class are only in vain if no other layer shares them.</summary>
    private void CheckUnused(Member layer, AttributeData plastic, PlasticSpec spec)
    {
        if (!scope.IsShared(plastic, layer))
        {
            if (!spec.UsesEta) findings.NoEffect(plastic, spec.HasTrace ? $"the trace of {spec.Rule.Name} does not name eta" : "simple modulation puts M(t) in the place of eta", "Eta", "EtaValue", "EtaLearned");
            else if (spec.Eta == Grain.One) findings.NoEffect(plastic, "eta is 1", "EtaValue", "EtaLearned");
            else if (!spec.EtaLearned && spec.Eta != Grain.Scalar) findings.NoEffect(plastic, "a fixed eta has one value", "Eta");

            if (spec.Alpha == Grain.One) findings.NoEffect(plastic, "alpha is 1", "AlphaInitial", "AlphaScale");
            else if (spec.AlphaInitial.Kind == Initial.FanIn) findings.NoEffect(plastic, "the fan-in is the scale", "AlphaScale");
        }

        if (spec.Slow == SlowWeights.None) findings.NoEffect(layer.Declaration, "the layer has no slow weights", "Weights", "WeightScale");
    }
}
