using Backpropamine.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backpropamine.Generator.Reading.Checks.Training;

/// <summary>Finds networks that are moved after an optimiser has taken their parameters: TorchSharp's move replaces them.</summary>
internal static class MoveCheck
{
    private static readonly string[] Moves = ["to", "cuda", "cpu"];

    public static Diagnostic? Find(IInvocationOperation call, CancellationToken token)
    {
        if (!Moves.Contains(call.TargetMethod.Name) || TorchTypes.Receiver(call) is not { } receiver || !TorchTypes.Is(receiver.Type, TorchTypes.Network)) return null;
        if (TorchTypes.Symbol(receiver) is not { } network || call.SemanticModel is not { } model) return null;
        var statement = call.Syntax.FirstAncestorOrSelf<StatementSyntax>();
        if (statement?.Parent is not BlockSyntax block) return null;
        var earlier = block.Statements.TakeWhile(other => other != statement)
            .SelectMany(other => other.DescendantNodes()).OfType<InvocationExpressionSyntax>()
            .Any(other => TakesParameters(other, network, model, token));
        return earlier ? Diagnostic.Create(Rules.OptimiserBeforeMove, TorchTypes.Name(call), network.Name) : null;
    }

    /// <summary>Whether this is <c>network.parameters()</c> on its way into an optimiser.</summary>
    private static bool TakesParameters(InvocationExpressionSyntax call, ISymbol network, SemanticModel model, CancellationToken token) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "parameters" or "named_parameters" } access
        && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(access.Expression, token).Symbol, network)
        && call.Ancestors().TakeWhile(node => node is not StatementSyntax).OfType<ExpressionSyntax>()
            .Any(outer => outer is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax && TorchTypes.Is(model.GetTypeInfo(outer, token).Type, TorchTypes.Optimiser));
}
