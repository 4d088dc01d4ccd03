using System.Collections.Immutable;
using Backpropamine.Generator.Reading.Checks.Training;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Backpropamine.Generator.Analyzers;

/// <summary>Says what is wrong with how a network is run and trained, in its author's own code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrainingAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Rules.OutOfGraph, Rules.OptimiserBeforeMove, Rules.StateUsedTwice];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (StateCheck.Find(call, context.CancellationToken) is { } state) context.ReportDiagnostic(state);
        if (MoveCheck.Find(call, context.CancellationToken) is { } move) context.ReportDiagnostic(move);
        if (GraphCheck.Find(call, context.ContainingSymbol) is { } value) context.ReportDiagnostic(value);
    }
}
