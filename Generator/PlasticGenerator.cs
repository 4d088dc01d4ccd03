using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Emitting;
using Backpropamine.Generator.Reading;
using Backpropamine.Generator.Reading.Cells;
using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator;

/// <summary>Read → Spec → Plan → Emit. What is wrong with a declaration is said by the analyzers, which call the same reader.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PlasticGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // 1. Networks: classes with one of the root attributes, each read once.
        for (var i = 0; i < KnownNames.Roots.Length; i++)
        {
            var root = KnownNames.Roots[i];
            var earlier = KnownNames.Roots.Take(i).ToArray();
            var networks = context.SyntaxProvider.ForAttributeWithMetadataName(
                    root,
                    static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                    (found, token) => Read(found, root, earlier, token))
                .Where(static spec => spec is not null)
                .WithTrackingName(StepNames.Spec)
                .Select(static (spec, _) => NetworkSource.Make(spec!))
                .WithTrackingName(StepNames.Source);
            context.RegisterSourceOutput(networks, static (output, network) => network.AddTo(output));
        }

        // 2. Layers in a class that is no network: a shell, so that what the analyzer says is not lost among errors of the compiler's.
        foreach (var declaration in KnownNames.Declarations)
        {
            var orphans = context.SyntaxProvider.ForAttributeWithMetadataName(
                    declaration,
                    static (node, _) => node is PropertyDeclarationSyntax,
                    (found, token) => ReadOrphan(found, declaration, token))
                .Where(static spec => spec is not null)
                .WithTrackingName(StepNames.Spec)
                .Select(static (spec, _) => NetworkSource.Make(spec!))
                .WithTrackingName(StepNames.Source);
            context.RegisterSourceOutput(orphans, static (output, network) => network.AddTo(output));
        }

        // 3. Rules: what they say travels with their assembly.
        var rules = context.SyntaxProvider.CreateSyntaxProvider(
                static (node, _) => IsRuleSyntax(node),
                static (found, token) => found.SemanticModel.GetDeclaredSymbol(found.Node, token) is INamedTypeSymbol type
                    && type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(token)).First(IsRuleSyntax) == found.Node
                    ? RuleDeclaration.Of(type, found.SemanticModel.Compilation, token)
                    : null)
            .Where(static rule => rule is not null)
            .WithTrackingName(StepNames.Rule);
        context.RegisterSourceOutput(rules, static (output, rule) =>
            output.AddSource(rule!.HintName + ".rule.g.cs", RuleEmitter.Emit(rule)));

        // 4. Cells likewise.
        var cells = context.SyntaxProvider.CreateSyntaxProvider(
                static (node, _) => IsRuleSyntax(node),
                static (found, token) => found.SemanticModel.GetDeclaredSymbol(found.Node, token) is INamedTypeSymbol type
                    && type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(token)).First(IsRuleSyntax) == found.Node
                    ? CellDeclaration.Of(type, found.SemanticModel.Compilation, token)
                    : null)
            .Where(static cell => cell is not null)
            .WithTrackingName(StepNames.Rule);
        context.RegisterSourceOutput(cells, static (output, cell) => output.AddSource(cell!.HintName + ".cell.g.cs", RuleEmitter.Emit(cell)));

        // 5. TorchSharp must be loadable before the assembly's first statement.
        var hasRuntime = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName(KnownNames.TorchLibrary) is not null)
            .WithTrackingName(StepNames.Loading);
        context.RegisterSourceOutput(hasRuntime, static (output, there) =>
        {
            if (there) output.AddSource(LoadingEmitter.HintName, LoadingEmitter.Text.Replace("\r\n", "\n"));
        });
    }

    private static bool IsRuleSyntax(SyntaxNode node) =>
        node is StructDeclarationSyntax { BaseList: not null } or RecordDeclarationSyntax { BaseList: not null };

    private static NetworkSpec? Read(GeneratorAttributeSyntaxContext found, string root, string[] earlier, CancellationToken token)
    {
        if (found.TargetSymbol is not INamedTypeSymbol type || earlier.Any(other => Attributes.Find(type, other) is not null)) return null;
        if (!IsFirst(Attributes.Find(type, root), found.TargetNode)) return null;
        var spec = NetworkReader.Read(type, found.SemanticModel.Compilation, new Findings(null, token));
        return spec.Type.CanBeCompleted ? spec : null;
    }

    /// <summary>A class whose first layer or input this is, if it is no network.</summary>
    private static NetworkSpec? ReadOrphan(GeneratorAttributeSyntaxContext found, string declaration, CancellationToken token)
    {
        if (found.TargetSymbol.ContainingType is not { TypeKind: TypeKind.Class } type) return null;
        if (KnownNames.Roots.Any(root => Attributes.Find(type, root) is not null)) return null;
        if (!SymbolEqualityComparer.Default.Equals(type.GetMembers().First(MemberReader.DeclaresSomething), found.TargetSymbol)) return null;
        if (KnownNames.Declarations.First(name => Attributes.Find(found.TargetSymbol, name) is not null) != declaration) return null;

        var findings = new Findings(null, token);
        findings.Report(Rules.NoRoot, DeclarationReader.Place(type), type.Name);
        var spec = NetworkReader.Read(type, found.SemanticModel.Compilation, findings);
        return spec.Type.CanBeCompleted ? spec : null;
    }

    /// <summary>Whether the part of the class carries the attribute that counts; the compiler refuses a second one on another part.</summary>
    private static bool IsFirst(AttributeData? attribute, SyntaxNode part) =>
        attribute?.ApplicationSyntaxReference is { } place && place.SyntaxTree == part.SyntaxTree && part.Span.Contains(place.Span);
}
