using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading.Language;

/// <summary>Reads the [Learned] parameters of methods; the same name in several methods is the same coefficient.</summary>
/// <param name="taken">Names that have another meaning.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class LearnedReader(IReadOnlyList<string> taken, Findings findings)
{
    private readonly List<(LearnedSpec Spec, IParameterSymbol Place, string Method)> _found = [];

    public IEnumerable<LearnedSpec> Found => _found.Select(found => found.Spec);

    /// <summary>Where each is declared.</summary>
    public IReadOnlyDictionary<string, Location?> Places => _found.ToDictionary(found => found.Spec.Name, found => found.Place.Locations.FirstOrDefault());

    public bool Knows(string name) => _found.Any(found => found.Spec.Name == name);

    /// <summary>Reads those of a method; false, with findings, if one is wrong.</summary>
    public bool Read(IMethodSymbol method)
    {
        var sound = true;
        foreach (var parameter in method.Parameters)
        {
            if (Attributes.Find(parameter, KnownNames.Learned) is { } attribute) sound &= Read(method, parameter, attribute);
        }

        return sound;
    }

    /// <summary>Reports those that no method reads.</summary>
    /// <param name="uses">Whether a name is read.</param>
    /// <param name="name">What it would be read in.</param>
    public void CheckUsed(Func<string, bool> uses, string name)
    {
        foreach (var (spec, place, _) in _found)
        {
            if (!uses(spec.Name)) findings.Report(Rules.RuleUnused, place.Locations.FirstOrDefault(), spec.Name, name);
        }
    }

    private bool Read(IMethodSymbol method, IParameterSymbol parameter, AttributeData attribute)
    {
        var spec = new LearnedSpec(
            parameter.Name,
            attribute.Positional(0, Grain.Scalar),
            new InitialSpec(attribute.Named("Initial", Initial.Constant), attribute.Named("Scale", 0.5)),
            attribute.Named("As", Reparametrisation.None));
        var known = _found.FirstOrDefault(found => found.Spec.Parameter == spec.Parameter);
        var refusal = taken.Contains(spec.Name) || taken.Contains(spec.Parameter) ? "that name has a meaning of its own; choose another"
            : known.Spec is not null && known.Spec != spec ? $"{known.Method} declares {known.Spec.Name} differently; declare it once, and name it without [Learned] elsewhere"
            : spec.Grain is not (Grain.PerConnection or Grain.PerNeuron or Grain.Scalar) ? "Grain.One has nothing to learn; write a const"
            : Numbers.IsFinite(spec.Initial.Scale) ? Outside(spec)
            : $"its scale must be finite, but it is {Literal.Of(spec.Initial.Scale)}";
        if (refusal is not null)
        {
            findings.Report(Rules.RuleCoefficient, parameter.Locations.FirstOrDefault(), parameter.Name, refusal);
            return false;
        }

        if (known.Spec is null) _found.Add((spec, parameter, method.Name));
        return true;
    }

    /// <summary>Why the coefficient cannot start there, or null.</summary>
    private static string? Outside(LearnedSpec spec)
    {
        var scale = spec.Initial.Scale;
        var range = (spec.Initial.Kind, spec.As) switch
        {
            (Initial.Constant, Reparametrisation.Sigmoid) when scale is <= 0 or >= 1 => "between 0 and 1",
            (Initial.Constant, Reparametrisation.Softplus) when scale <= 0 => "above 0",
            (Initial.Constant, Reparametrisation.Tanh) when scale is <= -1 or >= 1 => "between −1 and 1",
            (Initial.Uniform or Initial.Symmetric or Initial.Normal, _) when scale < 0 => "0 or above",
            _ => null,
        };
        return range is null ? null : $"its scale must be {range}, but it is {Literal.Of(scale)}";
    }
}
