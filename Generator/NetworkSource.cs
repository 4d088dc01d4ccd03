using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Emitting;
using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator;

/// <summary>The generated file of a network, or why there is none.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Text">Its text.</param>
/// <param name="Failure">The unexpected exception, if there was one: type and message.</param>
/// <param name="Network">The network's class.</param>
internal sealed record NetworkSource(string HintName, string Text, (string Type, string Message)? Failure, string Network)
{
    public static NetworkSource Make(NetworkSpec spec)
    {
        var hint = spec.Type.HintName + ".g.cs";
        if (!spec.Valid) return new NetworkSource(hint, ShellEmitter.Emit(spec), null, spec.Type.Name);
        try
        {
            return new NetworkSource(hint, NetworkEmitter.Emit(Planner.Plan(spec)), null, spec.Type.Name);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new NetworkSource(hint, ShellEmitter.Emit(spec), (exception.GetType().Name, exception.Message), spec.Type.Name);
        }
    }

    public void AddTo(SourceProductionContext output)
    {
        output.AddSource(HintName, Text);
        if (Failure is { } failure)
        {
            output.ReportDiagnostic(Diagnostic.Create(Rules.Internal, Location.None, Network, failure.Type, failure.Message));
        }
    }
}
