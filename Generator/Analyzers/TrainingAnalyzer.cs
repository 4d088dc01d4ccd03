using System.Collections.Immutable;
using Backpropamine.Generator.Reading.Checks.Training;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Backpropamine.Generator.Analyzers;

/// <summary>
/// Says what is wrong with how a network is run and trained, in its author's own code. It looks at names first: to ask for what every call of a
/// project means would cost as much as all the rest of the analyzers.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrainingAnalyzer : DiagnosticAnalyzer
{
    private static readonly HashSet<string> Names = [.. StateCheck.Names, .. MoveCheck.Names, .. GraphCheck.Names, .. DiscardCheck.Names];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Rules.OutOfGraph, Rules.OptimiserBeforeMove, Rules.StateUsedTwice, Rules.StateDiscarded];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (TorchTypes.Of(start.Compilation) is { } types) start.RegisterSyntaxNodeAction(context => Analyze(context, types), SyntaxKind.InvocationExpression);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, TorchTypes types)
    {
        if (TorchTypes.Name((InvocationExpressionSyntax)context.Node) is not { } name || !Names.Contains(name.Identifier.ValueText)) return;
        if (context.ContainingSymbol is not { } where || context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not IInvocationOperation call) return;
        if (new StateCheck(types, context.SemanticModel, context.CancellationToken).Find(call) is { } state) context.ReportDiagnostic(state);
        if (new MoveCheck(types, context.SemanticModel, context.CancellationToken).Find(call) is { } move) context.ReportDiagnostic(move);
        if (new GraphCheck(types).Find(call, where) is { } value) context.ReportDiagnostic(value);
        if (new DiscardCheck(types).Find(call) is { } discarded) context.ReportDiagnostic(discarded);
    }
}
