using Backpropamine.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backpropamine.Generator.Reading.Checks.Training;

/// <summary>Finds calls that return a state, where nothing keeps it. States do not change: the new one is what the call was for.</summary>
internal sealed class DiscardCheck(TorchTypes types)
{
    public static readonly string[] Names = ["Detach", "Reset", "To", "Fork"];

    public Diagnostic? Find(IInvocationOperation call)
    {
        if (!Names.Contains(call.TargetMethod.Name) || !types.IsState(call.TargetMethod.ContainingType) || !IsDiscarded(call)) return null;
        var receiver = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name } } ? name.Identifier.ValueText : "state";
        var again = $"{receiver}.{call.TargetMethod.Name}({(call.TargetMethod.Parameters.Length == 0 ? "" : "…")})";
        return call.TargetMethod.Name == "Fork"
            ? Diagnostic.Create(Rules.StateDiscarded, TorchTypes.Place(call), call.TargetMethod.Name, "a second state and does nothing else", $"var second = {again}")
            : Diagnostic.Create(Rules.StateDiscarded, TorchTypes.Place(call), call.TargetMethod.Name, "the state to go on with and uses the old one up", $"{receiver} = {again}");
    }

    private static bool IsDiscarded(IInvocationOperation call) =>
        call.Parent is IExpressionStatementOperation or IConditionalAccessOperation { Parent: IExpressionStatementOperation };
}
