using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Takes what the reader finds wrong. The generator only wants to know whether there are errors; the analyzers report.</summary>
internal sealed class Findings(Action<Diagnostic>? sink, CancellationToken token)
{
    public bool HasErrors { get; private set; }

    public CancellationToken Token => token;

    public void Report(DiagnosticDescriptor rule, Location? location, params object[] arguments)
    {
        HasErrors |= rule.DefaultSeverity == DiagnosticSeverity.Error;
        sink?.Invoke(Diagnostic.Create(rule, location ?? Location.None, arguments));
    }
}
