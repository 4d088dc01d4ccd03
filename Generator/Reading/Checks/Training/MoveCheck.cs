using Backpropamine.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backpropamine.Generator.Reading.Checks.Training;

/// <summary>Finds networks that are moved after an optimiser has taken their parameters: TorchSharp's move replaces them.</summary>
internal sealed class MoveCheck(TorchTypes types, SemanticModel model, CancellationToken token)
{
    public static readonly string[] Names = ["to", "cuda", "cpu"];

    public Diagnostic? Find(IInvocationOperation call)
    {
        if (!Names.Contains(call.TargetMethod.Name) || TorchTypes.Receiver(call) is not { } receiver || !types.IsNetwork(receiver.Type)) return null;
        if (TorchTypes.Symbol(receiver) is not { } network || Flow.Statement(call.Syntax) is not { } statement) return null;
        var made = Flow.Before(statement).SelectMany(Calls).LastOrDefault(other => TakesParameters(other, network));
        if (made is null) return null;

        var function = Flow.Function(call.Syntax);
        var isAnother = Flow.Own(function).OfType<AssignmentExpressionSyntax>()
            .Any(set => set.SpanStart > made.Span.End && set.Span.End < call.Syntax.SpanStart && IsNetwork(set.Left, network));
        var isMadeAnew = Target(made) is { } target
            && Calls(function).Any(other => other.SpanStart > call.Syntax.Span.End && Target(other) == target && TakesParameters(other, network));
        return isAnother || isMadeAnew ? null : Diagnostic.Create(Rules.OptimiserBeforeMove, TorchTypes.Place(call), network.Name);
    }

    private static IEnumerable<InvocationExpressionSyntax> Calls(SyntaxNode node) => Flow.Own(node).OfType<InvocationExpressionSyntax>();

    /// <summary>Whether this is <c>network.parameters()</c> on its way into an optimiser.</summary>
    private bool TakesParameters(InvocationExpressionSyntax call, ISymbol network) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "parameters" or "named_parameters" } access
        && IsNetwork(access.Expression, network)
        && Outer(call).Any(outer => outer is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax && types.IsOptimiser(model.GetTypeInfo(outer, token).Type));

    private bool IsNetwork(ExpressionSyntax expression, ISymbol network) =>
        SymbolEqualityComparer.Default.Equals(TorchTypes.Symbol(model.GetOperation(expression, token)), network);

    /// <summary>What the optimiser that a call is part of is kept in.</summary>
    private static string? Target(InvocationExpressionSyntax call) =>
        call.Ancestors().TakeWhile(node => node is not StatementSyntax).Select(node => node switch
        {
            VariableDeclaratorSyntax declared => declared.Identifier.ValueText,
            AssignmentExpressionSyntax assigned => assigned.Left.ToString(),
            _ => null,
        }).FirstOrDefault(name => name is not null);

    private static IEnumerable<ExpressionSyntax> Outer(InvocationExpressionSyntax call) =>
        call.Ancestors().TakeWhile(node => node is not StatementSyntax).OfType<ExpressionSyntax>();
}
