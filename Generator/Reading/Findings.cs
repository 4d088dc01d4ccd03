using System.Collections.Immutable;
using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>
/// Takes what the reader finds wrong. Errors of the declaration are the generator's to report, since the compiler runs no analyzers where it
/// finds such errors itself; all else is the analyzers'. So each is said once.
/// </summary>
internal sealed class Findings(Action<Diagnostic>? sink, CancellationToken token)
{
    private readonly HashSet<(string, Location?)> _reported = [];
    private readonly List<Finding> _ofDeclaration = [];

    public bool HasErrors { get; private set; }

    /// <summary>Errors of the declaration.</summary>
    public IReadOnlyList<Finding> OfDeclaration => _ofDeclaration;

    /// <summary>Whether anybody listens: what is no error need not be looked for otherwise.</summary>
    public bool IsHeard => sink is not null;

    public CancellationToken Token => token;

    /// <summary>Notes an error that is reported elsewhere.</summary>
    public void Fail() => HasErrors = true;

    /// <summary>Reports those of the options that the attribute sets in vain.</summary>
    public void NoEffect(AttributeData attribute, string why, params string[] options)
    {
        foreach (var option in options.Where(attribute.Says)) Report(Rules.NoEffect, attribute.Place(option, Token), option, why);
    }

    public void Report(DiagnosticDescriptor rule, Location? location, params object[] arguments) =>
        Report(rule, location, ImmutableDictionary<string, string?>.Empty, arguments);

    /// <summary>Reports a name that is none of the candidates; the message ends a blank with what was meant, if one of them is like it.</summary>
    public void ReportName(DiagnosticDescriptor rule, Location? location, string name, IEnumerable<string> candidates, params object[] arguments)
    {
        var meant = Nearest.Of(name, candidates);
        var properties = ImmutableDictionary<string, string?>.Empty.Add("Name", name);
        if (meant is not null) properties = properties.Add("Nearest", meant);
        Report(rule, location, properties, [.. arguments, meant is null ? "" : $" (did you mean '{meant}'?)"]);
    }

    private void Report(DiagnosticDescriptor rule, Location? location, ImmutableDictionary<string, string?> properties, object[] arguments)
    {
        HasErrors |= rule.DefaultSeverity == DiagnosticSeverity.Error;

        // An attribute of the class is read once for each layer that it holds for.
        if (!_reported.Add((rule.Id, location))) return;
        if (Rules.IsOfDeclaration(rule)) _ofDeclaration.Add(Finding.Of(rule, location, arguments));
        else sink?.Invoke(Diagnostic.Create(rule, location ?? Location.None, properties, arguments));
    }
}
