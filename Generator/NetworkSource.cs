using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Emitting;
using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator;

/// <summary>The generated file of a network, or why there is none.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Text">Its text; null if not even a shell could be written.</param>
/// <param name="Failure">The unexpected exception, if there was one: type and message.</param>
/// <param name="Network">The network's class.</param>
internal sealed record NetworkSource(string HintName, string? Text, (string Type, string Message)? Failure, string Network)
{
    public static NetworkSource Make(NetworkSpec spec)
    {
        string? text = null;
        var failure = spec.Valid ? Guarded.Catch(() => text = NetworkEmitter.Emit(Planner.Plan(spec))) : null;
        if (text is null && Guarded.Catch(() => text = ShellEmitter.Emit(spec)) is { } ofShell) failure ??= ofShell;
        return new(spec.Type.HintName + ".g.cs", text, failure is null ? null : (failure.GetType().Name, failure.Message), spec.Type.Name);
    }

    public void AddTo(SourceProductionContext output)
    {
        if (Text is not null) output.AddSource(HintName, Text);
        if (Failure is { } failure)
        {
            output.ReportDiagnostic(Diagnostic.Create(Rules.Internal, Location.None, Network, failure.Type, failure.Message));
        }
    }
}
