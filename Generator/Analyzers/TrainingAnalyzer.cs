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

    private readonly Action<SyntaxNodeAnalysisContext, TorchTypes, ISymbol> _check;

    /// <summary>The analyzer that the compiler runs.</summary>
    public TrainingAnalyzer()
        : this(Check)
    {
    }

    /// <summary>An analyzer with a check of its own.</summary>
    /// <param name="check">What is done for each call, in a function or a type.</param>
    internal TrainingAnalyzer(Action<SyntaxNodeAnalysisContext, TorchTypes, ISymbol> check) => _check = check;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Rules.OutOfGraph, Rules.OptimiserBeforeMove, Rules.StateUsedTwice, Rules.StateDiscarded, Rules.Internal];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (TorchTypes.Of(start.Compilation) is { } types) start.RegisterSyntaxNodeAction(context => Analyze(context, types), SyntaxKind.InvocationExpression);
        });
    }

    private void Analyze(SyntaxNodeAnalysisContext context, TorchTypes types)
    {
        if (TorchTypes.Name((InvocationExpressionSyntax)context.Node) is not { } name || !Names.Contains(name.Identifier.ValueText)) return;
        if (context.ContainingSymbol is not { } where) return;
        Guarded.Run(where as INamedTypeSymbol ?? where.ContainingType, name.GetLocation(), context.ReportDiagnostic, () => _check(context, types, where));
    }

    private static void Check(SyntaxNodeAnalysisContext context, TorchTypes types, ISymbol where)
    {
        if (context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not IInvocationOperation call) return;
        if (new StateCheck(types, context.SemanticModel, context.CancellationToken).Find(call) is { } state) context.ReportDiagnostic(state);
        if (new MoveCheck(types, context.SemanticModel, context.CancellationToken).Find(call) is { } move) context.ReportDiagnostic(move);
        if (new GraphCheck(types).Find(call, where) is { } value) context.ReportDiagnostic(value);
        if (new DiscardCheck(types).Find(call) is { } discarded) context.ReportDiagnostic(discarded);
    }
}
