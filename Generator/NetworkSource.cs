using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Emitting;
using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Reading;
using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator;

/// <summary>The generated file of a network, or why there is none.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Text">Its text; null if not even a shell could be written.</param>
/// <param name="Failure">The unexpected exception, if there was one: type and message.</param>
/// <param name="Network">The network's class.</param>
/// <param name="Note">What the build says of it, if anything.</param>
internal sealed record NetworkSource(string HintName, string? Text, (string Type, string Message)? Failure, string Network, string? Note = null)
{
    public static NetworkSource Make(NetworkSpec spec)
    {
        string? text = null, note = null;
        var failure = spec.Valid ? Guarded.Catch(() => (text, note) = (NetworkEmitter.Emit(Planner.Plan(spec)), FusionReader.Note(spec))) : null;
        if (text is null && Guarded.Catch(() => text = ShellEmitter.Emit(spec)) is { } ofShell) failure ??= ofShell;
        return new(spec.Type.HintName + ".g.cs", text, failure is null ? null : (failure.GetType().Name, failure.Message), spec.Type.Name, note);
    }

    public void AddTo(SourceProductionContext output)
    {
        if (Text is not null) output.AddSource(HintName, Text);
        if (Note is not null) output.AddSource(HintName.Replace(".g.cs", FusionNoteEmitter.Ending), FusionNoteEmitter.Emit(Note));
        if (Failure is { } failure)
        {
            output.ReportDiagnostic(Diagnostic.Create(Rules.Internal, Location.None, Network, failure.Type, failure.Message));
        }
    }
}
