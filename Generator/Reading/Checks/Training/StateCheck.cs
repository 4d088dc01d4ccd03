using Backpropamine.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backpropamine.Generator.Reading.Checks.Training;

/// <summary>Finds states that are passed to a second step although the first one used them up: further on in the same function, or round a loop.</summary>
internal sealed class StateCheck(TorchTypes types, SemanticModel model, CancellationToken token)
{
    public static readonly string[] Names = ["forward", "Unroll"];

    public Diagnostic? Find(IInvocationOperation call)
    {
        if (!Names.Contains(call.TargetMethod.Name) || !types.IsNetwork(call.TargetMethod.ContainingType)) return null;
        var passed = call.Arguments.Select(argument => TorchTypes.Plain(argument.Value)).FirstOrDefault(value => types.IsState(value?.Type) && Variable(value) is not null);
        if (passed is null || Variable(passed) is not { } state || Flow.Statement(call.Syntax) is not { } statement) return null;
        if (IsDeferred(call.Syntax, state) || Assigns(statement, state)) return null;

        foreach (var next in Flow.After(statement))
        {
            if (Use(next, state) is { } use) return Report(use, state, call.Syntax);
            if (Assigns(next, state) || IsExit(next)) return null;
            if (next is ContinueStatementSyntax) break;
        }

        return Flow.Loop(statement) is { } loop && !Declares(loop, state) && !Assigns(loop, state) ? Report(passed.Syntax, state, call.Syntax) : null;
    }

    /// <summary>The report, unless some function in between could give the variable another state.</summary>
    private Diagnostic? Report(SyntaxNode use, ISymbol state, SyntaxNode call)
    {
        var outermost = call.Ancestors().First(node => node is CompilationUnitSyntax or (MemberDeclarationSyntax and not GlobalStatementSyntax));
        return Flow.Functions(outermost).Where(function => !function.Span.Contains(call.Span)).Any(function => Assigns(function, state))
            ? null
            : Diagnostic.Create(Rules.StateUsedTwice, use.GetLocation(), state.Name);
    }

    /// <summary>The local or parameter that holds a state. What holds it longer, such as a field, may have changed in a method that was called in between.</summary>
    private static ISymbol? Variable(IOperation? value) => value switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation { Parameter: var parameter } when parameter.DeclaringSyntaxReferences.All(declared => declared.GetSyntax().Parent?.Parent is not TypeDeclarationSyntax) => parameter,
        _ => null,
    };

    /// <summary>Whether the call stands in a function that only captures the state: nobody knows when, or whether, it is run.</summary>
    private static bool IsDeferred(SyntaxNode call, ISymbol state) => call.Ancestors()
        .Where(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax).Any(function => !Declares(function, state));

    private static bool Declares(SyntaxNode node, ISymbol state) => state.DeclaringSyntaxReferences.Any(declared => declared.SyntaxTree == node.SyntaxTree && node.Span.Contains(declared.Span));

    private static bool IsExit(StatementSyntax statement) =>
        statement is ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or GotoStatementSyntax || statement.IsKind(SyntaxKind.YieldBreakStatement);

    /// <summary>Where a statement passes the state to a step, unless it has set it before that.</summary>
    private SyntaxNode? Use(StatementSyntax statement, ISymbol state)
    {
        var use = Flow.Own(statement).OfType<InvocationExpressionSyntax>().Where(call => TorchTypes.Name(call) is { } name && Names.Contains(name.Identifier.ValueText))
            .SelectMany(call => call.ArgumentList.Arguments).FirstOrDefault(argument => Is(argument.Expression, state))?.Expression;
        return use is not null && !Assignments(statement, state).Any(set => set.Span.End <= use.SpanStart) ? use : null;
    }

    private bool Assigns(SyntaxNode node, ISymbol state) => Assignments(node, state).Any();

    private IEnumerable<SyntaxNode> Assignments(SyntaxNode node, ISymbol state) => Flow.Own(node).Where(inner => inner switch
    {
        AssignmentExpressionSyntax assignment => Targets(assignment.Left).Any(target => Is(target, state)),
        ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) => Is(argument.Expression, state),
        _ => false,
    });

    private static IEnumerable<ExpressionSyntax> Targets(ExpressionSyntax left) =>
        left is TupleExpressionSyntax tuple ? tuple.Arguments.SelectMany(argument => Targets(argument.Expression)) : [left];

    private bool Is(ExpressionSyntax expression, ISymbol state) =>
        expression is IdentifierNameSyntax { Identifier.ValueText: var name } && name == state.Name
        && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(expression, token).Symbol, state);
}
