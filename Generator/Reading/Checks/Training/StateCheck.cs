using Backpropamine.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backpropamine.Generator.Reading.Checks.Training;

/// <summary>Finds states that are passed to a second step although the first one used them up: later in the same block, or round a loop.</summary>
internal static class StateCheck
{
    private static readonly string[] Steps = ["forward", "Unroll"];

    public static Diagnostic? Find(IInvocationOperation call, CancellationToken token)
    {
        if (!Steps.Contains(call.TargetMethod.Name) || !TorchTypes.Is(call.TargetMethod.ContainingType, TorchTypes.Network)) return null;
        var state = call.Arguments.Select(argument => argument.Value).OfType<ILocalReferenceOperation>().FirstOrDefault(value => TorchTypes.Is(value.Type, TorchTypes.State));
        var statement = call.Syntax.FirstAncestorOrSelf<StatementSyntax>();
        if (state is null || statement is null || call.SemanticModel is not { } model || IsDeferred(call.Syntax, state.Local) || Assigns(statement, state.Local, model, token)) return null;

        foreach (var next in (statement.Parent as BlockSyntax)?.Statements.SkipWhile(other => other != statement).Skip(1) ?? [])
        {
            if (Uses(next, state.Local, model, token) is { } use) return Report(use, state.Local);
            if (Assigns(next, state.Local, model, token) || next is ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax) return null;
        }

        var loop = statement.Ancestors().TakeWhile(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax))
            .FirstOrDefault(node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
        var isRound = loop is not null && statement.Parent is BlockSyntax { Parent: var owner } && owner == loop
            && state.Local.DeclaringSyntaxReferences.All(declared => !loop.Span.Contains(declared.Span)) && !Assigns(loop, state.Local, model, token);
        return isRound ? Report(state.Syntax, state.Local) : null;
    }

    private static Diagnostic Report(SyntaxNode use, ILocalSymbol state) => Diagnostic.Create(Rules.StateUsedTwice, use.GetLocation(), state.Name);

    /// <summary>Whether the call stands in a function that only captures the state: nobody knows when, or whether, it is run.</summary>
    private static bool IsDeferred(SyntaxNode call, ILocalSymbol state) => call.Ancestors()
        .Where(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
        .Any(function => state.DeclaringSyntaxReferences.All(declared => !function.Span.Contains(declared.Span)));

    /// <summary>Where a statement passes the state to a step, not counting what it only prepares to call.</summary>
    private static SyntaxNode? Uses(StatementSyntax statement, ILocalSymbol state, SemanticModel model, CancellationToken token) =>
        Own(statement).OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && Steps.Contains(name))
            .SelectMany(call => call.ArgumentList.Arguments)
            .FirstOrDefault(argument => Is(argument.Expression, state, model, token))?.Expression;

    private static bool Assigns(SyntaxNode node, ILocalSymbol state, SemanticModel model, CancellationToken token) => Own(node).Any(inner => inner switch
    {
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax tuple } => tuple.Arguments.Any(argument => Is(argument.Expression, state, model, token)),
        AssignmentExpressionSyntax assignment => Is(assignment.Left, state, model, token),
        ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) => Is(argument.Expression, state, model, token),
        _ => false,
    });

    private static IEnumerable<SyntaxNode> Own(SyntaxNode node) =>
        node.DescendantNodesAndSelf(inner => inner is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    private static bool Is(ExpressionSyntax expression, ILocalSymbol state, SemanticModel model, CancellationToken token) =>
        expression is IdentifierNameSyntax { Identifier.ValueText: var name } && name == state.Name
        && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(expression, token).Symbol, state);
}
