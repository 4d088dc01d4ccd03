using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading.Language;

/// <summary>Finds the methods that are states, sums and maxima of a rule, and checks what they come to.</summary>
internal sealed class DerivedReader(Findings findings)
{
    private static readonly string[] Attributed = [KnownNames.State, KnownNames.Sum, KnownNames.Max];

    private readonly List<string> _names = [];
    private readonly List<(IMethodSymbol Method, AttributeData Attribute, string Word)> _found = [];

    /// <summary>How other methods name them; those with a mistake too, so that it is reported once.</summary>
    public IReadOnlyList<string> Names => _names;

    public static bool Is(ISymbol method) => Attributed.Any(name => Attributes.Find(method, name) is not null);

    /// <summary>Takes a method; false, with a finding, if it cannot be one.</summary>
    public bool Add(IMethodSymbol method, LearnedReader learned)
    {
        var attributes = Attributed.Select(name => Attributes.Find(method, name)).OfType<AttributeData>().ToList();
        var word = Attributes.FullName(attributes[0].AttributeClass!) switch { KnownNames.State => "state", KnownNames.Sum => "sum", _ => "maximum" };
        _names.Add(Naming.Camel(method.Name));
        string[] names = [method.Name, "next" + method.Name];
        var refusal = attributes.Count > 1 ? "it is declared to be another one too; keep one attribute"
            : RuleMembers.Taken.Concat(["hebbNext", "eligibilityNext"]).FirstOrDefault(IsTaken) is { } ours ? $"{ours} is something else already; choose another name"
            : learned.Found.SelectMany(one => new[] { one.Name, one.Parameter }).Concat(_found.SelectMany(other => new[] { other.Method.Name, "next" + other.Method.Name }))
                .Any(IsTaken) ? "another value of the rule has that name; choose another"
            : null;
        if (refusal is not null) return Refuse(method, word, refusal);
        _found.Add((method, attributes[0], word));
        return true;

        bool IsTaken(string taken) => names.Contains(taken, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The rule with its states and reductions; null, with findings, if they cannot be computed.</summary>
    public RuleSpec? Complete(RuleSpec rule, IReadOnlyDictionary<string, Expr> bodies)
    {
        var states = new List<StateSpec>();
        var reductions = new List<ReductionSpec>();
        foreach (var (method, attribute, word) in _found)
        {
            var body = bodies[method.Name];
            if (word == "state") states.Add(new StateSpec(method.Name, attribute.Positional(0, Per.Connection), body, attribute.Named("Initial", 0.0)));
            else reductions.Add(new ReductionSpec(method.Name, word == "sum" ? Reduction.Sum : Reduction.Max, attribute.Positional(0, Over.Pre), body));
        }

        var ordered = new List<ReductionSpec>();
        while (reductions.FirstOrDefault(next => reductions.All(other => !next.Term.Reads(other.Symbol))) is { } ready)
        {
            ordered.Add(ready);
            reductions.Remove(ready);
        }

        if (reductions.Count > 0) return Fail(reductions[0].Name, "it reads itself; a value of the step before is a [State]");
        var whole = rule with { States = states.ToEquatable(), Reductions = ordered.ToEquatable() };
        if (ordered.FirstOrDefault(one => whole.Weight.Reads(one.Symbol) && whole.ReadsPost(one)) is { } late)
        {
            return Fail(late.Name, "Weight uses it before post is known; leave post out");
        }

        if (states.FirstOrDefault(state => state.Per is not (Per.Pre or Per.Post or Per.Connection)) is { } odd) return Fail(odd.Name, "its Per is none of Pre, Post, Connection");
        if (states.FirstOrDefault(state => state.Per != Per.Connection && RuleAxes.Of(state.Next, whole).HasFlag(RuleAxes.Other(state.Per))) is { } wide)
        {
            return Fail(wide.Name, $"it is Per.{wide.Per} but varies with each {(wide.Per == Per.Pre ? "post" : "pre")}synaptic neuron too; use [Sum(Over.{(wide.Per == Per.Pre ? "Post" : "Pre")})], or Per.Connection");
        }

        if (states.FirstOrDefault(state => !Numbers.IsFinite(state.Initial)) is { } endless) return Fail(endless.Name, $"its Initial must be finite, but it is {Literal.Of(endless.Initial)}");
        foreach (var (method, _, _) in _found)
        {
            var own = Naming.Camel(method.Name);
            if (!whole.Uses(own)) findings.Report(Rules.RuleUnused, method.Locations.FirstOrDefault(), method.Name, rule.Name);
        }

        return whole;
    }

    private RuleSpec? Fail(string name, string why)
    {
        var (method, _, word) = _found.First(found => found.Method.Name == name);
        Refuse(method, word, why);
        return null;
    }

    private bool Refuse(IMethodSymbol method, string word, string why)
    {
        findings.Report(Rules.RuleDerived, method.Locations.FirstOrDefault(), method.Name, word, why);
        return false;
    }
}
