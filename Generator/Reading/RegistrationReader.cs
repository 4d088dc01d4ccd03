using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Reading;

/// <summary>Finds modules and parameters that a network holds without registering them.</summary>
internal static class RegistrationReader
{
    public static void Check(INamedTypeSymbol type, Findings findings)
    {
        foreach (var member in type.GetMembers().Where(m => !m.IsStatic && !m.IsImplicitlyDeclared && !MemberReader.DeclaresSomething(m) && !GeneratedCode.Declares(m)))
        {
            var (held, isField) = member switch
            {
                IFieldSymbol field => (field.Type, true),
                IPropertySymbol property when IsAuto(type, property) => (property.Type, true),
                _ => (null, false),
            };
            if (!isField || held is null || Registers(held) is not { } register || IsRegistered(type, register, member.Name, findings.Token)) continue;
            findings.Report(Rules.Unregistered, DeclarationReader.Place(member), member.Name, register, Naming.Snake(member.Name.TrimStart('_')));
        }
    }

    private static bool IsAuto(INamedTypeSymbol type, IPropertySymbol property) =>
        type.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>The method that registers a value of the type, or null if there is nothing to register.</summary>
    private static string? Registers(ITypeSymbol held)
    {
        for (var type = held; type is not null; type = type.BaseType)
        {
            switch (type.OriginalDefinition.ToDisplayString())
            {
                case "TorchSharp.Modules.Parameter": return "register_parameter";
                case "TorchSharp.torch.nn.Module": return "register_module";
            }
        }

        return null;
    }

    private static bool IsRegistered(INamedTypeSymbol type, string register, string member, CancellationToken token) =>
        type.DeclaringSyntaxReferences
            .Where(reference => !GeneratedCode.Is(reference.SyntaxTree))
            .SelectMany(reference => reference.GetSyntax(token).DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Any(call => Name(call.Expression) == register
                && call.ArgumentList.Arguments.Any(argument => Name(argument.Expression) == member));

    private static string Name(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => "",
    };
}
