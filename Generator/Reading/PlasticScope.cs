using Backpropamine.Generator.Analyzers;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>
/// Which [Plastic] and [Neuromodulated] hold for which layer: its own, else those of the class. Of the class, [Plastic] holds for the
/// recurrent layers, or for the dense ones where there is no recurrent layer; [Neuromodulated] for every plastic one.
/// </summary>
internal sealed class PlasticScope
{
    private readonly INamedTypeSymbol _type;
    private readonly IReadOnlyList<Member> _members;
    private readonly Findings _findings;
    private readonly AttributeData? _plastic;
    private readonly AttributeData? _modulated;
    private readonly string _reach;

    public PlasticScope(INamedTypeSymbol type, IReadOnlyList<Member> members, Findings findings)
    {
        (_type, _members, _findings) = (type, members, findings);
        _plastic = Attributes.FindPlastic(type);
        _modulated = Attributes.Find(type, KnownNames.Neuromodulated);

        // A recurrent layer that is refused for its form counts, too.
        _reach = type.GetMembers().Any(m => Attributes.Declares(m, KnownNames.Recurrent)) ? KnownNames.Recurrent : KnownNames.Dense;
    }

    /// <summary>The [Plastic] that holds for a layer.</summary>
    public AttributeData? Plastic(Member layer) => !layer.CanBePlastic ? null : Own(layer) ?? (IsReached(layer) && !Undoes(layer, KnownNames.NotPlastic) ? _plastic : null);

    /// <summary>All of them: a layer may have one for each path of its cell.</summary>
    public IEnumerable<AttributeData> Plastics(Member layer) =>
        Plastic(layer) is not { } first ? [] : first == _plastic ? [first] : Attributes.AllPlastic(layer.Property);

    /// <summary>The [Neuromodulated] that holds for a layer.</summary>
    public AttributeData? Modulated(Member layer) => Plastic(layer) is null ? null
        : Attributes.Find(layer.Property, KnownNames.Neuromodulated) ?? (Undoes(layer, KnownNames.NotModulated) ? null : _modulated);

    /// <summary>Whether the attribute is of the class and holds for other layers too.</summary>
    public bool IsShared(AttributeData plastic, Member layer) => plastic == _plastic && _members.Any(m => m != layer && Plastic(m) == plastic);

    /// <summary>Checks that every attribute holds for something.</summary>
    public void Check()
    {
        CheckOnce(_type);
        foreach (var member in _members)
        {
            if (member.Cell is null) CheckOnce(member.Property);
            CheckUndoing(member, KnownNames.NotPlastic, _plastic is not null && IsReached(member), Own(member));
            CheckUndoing(member, KnownNames.NotModulated, _modulated is not null && Plastic(member) is not null, Attributes.Find(member.Property, KnownNames.Neuromodulated));
            CheckOwn(member);
        }

        var refused = _type.GetMembers().Any(m => Attributes.Declares(m, _reach) && _members.All(member => member.Name != m.Name));
        if (_plastic is not null && !refused && !_members.Any(m => IsReached(m) && Plastic(m) is not null))
        {
            _findings.Report(Rules.NothingPlastic, _plastic.Place(_findings.Token), _type.Name);
        }
        else if (_modulated is not null && _plastic is null && _members.All(m => Plastic(m) is null))
        {
            _findings.Report(Rules.ModulationWithoutPlasticity, _modulated.Place(_findings.Token), _type.Name);
        }
    }

    private static AttributeData? Own(Member layer) => Attributes.FindPlastic(layer.Property);

    private static bool Undoes(Member layer, string attribute) => Attributes.Find(layer.Property, attribute) is not null;

    private bool IsReached(Member layer) => layer.Is(_reach);

    private void CheckOwn(Member member)
    {
        var (plastic, modulated) = (Own(member), Attributes.Find(member.Property, KnownNames.Neuromodulated));
        if (!member.CanBePlastic)
        {
            foreach (var attribute in new[] { plastic, modulated }.OfType<AttributeData>())
            {
                _findings.Report(Rules.CannotBePlastic, attribute.Place(_findings.Token), member.Name, attribute == plastic ? "Plastic" : "Neuromodulated");
            }
        }
        else if (modulated is not null && Plastic(member) is null)
        {
            _findings.Report(Rules.ModulationWithoutPlasticity, modulated.Place(_findings.Token), member.Name);
        }
    }

    /// <summary>[NotPlastic] and [NotModulated] take back what the class says, and nothing else.</summary>
    private void CheckUndoing(Member member, string attribute, bool holds, AttributeData? contrary)
    {
        if (Attributes.Find(member.Property, attribute) is not { } undoes) return;
        var word = undoes.AttributeClass!.Name.Replace("Attribute", "");
        var opposite = attribute == KnownNames.NotPlastic ? "Plastic" : "Neuromodulated";
        if (contrary is not null) _findings.Report(Rules.TwoDeclarations, undoes.Place(_findings.Token), member.Name, opposite, word);
        else if (!holds) _findings.Report(Rules.NoEffect, undoes.Place(_findings.Token), $"[{word}]", $"no [{opposite}] of the class holds for {member.Name}");
    }

    private void CheckOnce(ISymbol symbol)
    {
        var all = Attributes.AllPlastic(symbol).ToList();
        if (all.Count > 1) _findings.Report(Rules.TwoDeclarations, all[1].Place(_findings.Token), symbol.Name, Written(all[0]), Written(all[1]));
    }

    private static string Written(AttributeData plastic) =>
        plastic.AttributeClass is { IsGenericType: true } ofRule ? $"Plastic<{ofRule.TypeArguments[0].Name}>" : "Plastic";
}
