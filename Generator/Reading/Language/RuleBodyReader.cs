using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Reading.Language;

/// <summary>Reads the body of a method: an expression, or locals and one return.</summary>
internal static class RuleBodyReader
{
    /// <summary>What the method returns; null, with findings, if that is not of the language.</summary>
    public static RuleValue? Read(MethodDeclarationSyntax method, RuleScope scope)
    {
        var reader = new RuleExpressionReader(scope, scope.Compilation.GetSemanticModel(method.SyntaxTree));
        if (method.ExpressionBody is { } arrow) return reader.Read(arrow.Expression);
        if (method.Body is null)
        {
            scope.Refuse(method.Identifier.GetLocation(), method.Identifier.Text, "give it a body: '=> expression'");
            return null;
        }

        foreach (var statement in method.Body.Statements)
        {
            switch (statement)
            {
                case ReturnStatementSyntax { Expression: { } returned } when statement == method.Body.Statements.Last():
                    return reader.Read(returned);
                case LocalDeclarationStatementSyntax local when local.UsingKeyword == default:
                    if (!local.Declaration.Variables.All(variable => Bind(variable, reader, scope))) return null;
                    break;
                default:
                    scope.Refuse(FirstToken(statement), statement.GetFirstToken().Text, Remedy(statement, scope.Words.Word));
                    return null;
            }
        }

        scope.Refuse(method.Identifier.GetLocation(), method.Identifier.Text, "end it with 'return' and its value");
        return null;
    }

    private static bool Bind(VariableDeclaratorSyntax variable, RuleExpressionReader reader, RuleScope scope)
    {
        if (variable.Initializer is not { Value: var value })
        {
            scope.Refuse(variable.Identifier.GetLocation(), variable.Identifier.Text, "give a local its value where it is declared");
            return false;
        }

        if (reader.Read(value) is not { } read || reader.Model.GetDeclaredSymbol(variable, scope.Findings.Token) is not { } name) return false;
        scope.Bind(name, read);
        return true;
    }

    private static Location FirstToken(StatementSyntax statement) => statement is ExpressionStatementSyntax
        ? statement.GetLocation()
        : statement.GetFirstToken().GetLocation();

    private static string Remedy(StatementSyntax statement, string word) => statement switch
    {
        IfStatementSyntax or SwitchStatementSyntax => "write it as a value: 'condition ? one : other'",
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax } =>
            "a local keeps its value; declare a new one: 'var next = …'",
        ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax => $"write its steps out; a {word} has no loops",
        LocalFunctionStatementSyntax => $"make it a static method of the {word}",
        ReturnStatementSyntax => "keep one return, at the end; choose with 'condition ? one : other'",
        _ => $"a {word} consists of locals ('var name = value;') and one return",
    };
}
