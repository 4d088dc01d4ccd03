using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Reading;

/// <summary>Checks that the author's constructors lead to the generated one, which makes the layers.</summary>
internal static class ConstructorReader
{
    public static void Check(INamedTypeSymbol type, TypeSpec declaration, IReadOnlyList<Member> members, Findings findings)
    {
        if (!declaration.IsModule) return;
        var generated = Generated(members);
        foreach (var constructor in type.InstanceConstructors.Where(one => !one.IsImplicitlyDeclared && !GeneratedCode.Declares(one)))
        {
            if (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(findings.Token) is not ConstructorDeclarationSyntax syntax) continue;
            var flaw = syntax.Initializer switch
            {
                _ when constructor.Parameters.Select(parameter => Written(parameter.Type)).SequenceEqual(generated) => ("has the parameters of the generated one", "remove it, or give it other parameters"),
                { RawKind: (int)SyntaxKind.ThisConstructorInitializer, ArgumentList.Arguments.Count: 0 } when constructor.Parameters.Length == 0 => ("calls itself", "write ': this(device: null)'"),
                { RawKind: (int)SyntaxKind.ThisConstructorInitializer } => default,
                _ => ("does not call the generated one, so the network would have no layers", "write ': this()' after its parameters"),
            };
            if (flaw != default) findings.Report(Rules.Constructor, syntax.Identifier.GetLocation(), type.Name, flaw.Item1, flaw.Item2);
        }
    }

    /// <summary>The types of the generated constructor's parameters: modules, sizes, device and dtype.</summary>
    private static IReadOnlyList<string> Generated(IReadOnlyList<Member> members) =>
    [
        .. members.Where(member => member.Is(KnownNames.Module)).Select(member => Written(member.Property.Type)),
        .. members.Where(member => member.Size is null && !member.Is(KnownNames.Dropout)).Select(_ => "int"),
        "global::TorchSharp.torch.Device",
        "global::TorchSharp.torch.ScalarType?",
    ];

    private static string Written(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
