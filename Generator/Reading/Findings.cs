using Backpropamine.Generator.Analyzers;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Takes what the reader finds wrong. The generator only wants to know whether there are errors; the analyzers report.</summary>
internal sealed class Findings(Action<Diagnostic>? sink, CancellationToken token)
{
    private readonly HashSet<(string, Location?)> _reported = [];

    public bool HasErrors { get; private set; }

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

    public void Report(DiagnosticDescriptor rule, Location? location, params object[] arguments)
    {
        HasErrors |= rule.DefaultSeverity == DiagnosticSeverity.Error;

        // An attribute of the class is read once for each layer that it holds for.
        if (!_reported.Add((rule.Id, location))) return;
        sink?.Invoke(Diagnostic.Create(rule, location ?? Location.None, arguments));
    }
}
