using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Emitting;
using Backpropamine.Generator.Reading;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator;

/// <summary>Read → Spec → Plan → Emit. Errors of the declaration are reported here; all else is said by the analyzers, which call the same reader.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PlasticGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // 1. Networks: types with one of the root attributes, each read once.
        for (var i = 0; i < KnownNames.Roots.Length; i++)
        {
            var root = KnownNames.Roots[i];
            var earlier = KnownNames.Roots.Take(i).ToArray();
            Complete(context, context.SyntaxProvider.ForAttributeWithMetadataName(
                root,
                static (node, _) => node is TypeDeclarationSyntax,
                (found, token) => Read(found, root, earlier, token)));
        }

        // 2. Layers in a class that is no network: a shell, so that what is said of it is not lost among errors of the compiler's.
        foreach (var declaration in KnownNames.Declarations)
        {
            Complete(context, context.SyntaxProvider.ForAttributeWithMetadataName(
                declaration,
                static (_, _) => true,
                (found, token) => ReadOrphan(found, declaration, token)));
        }

        // 3. Rules and cells: what they say travels with their assembly. What a name in a list of bases means is not asked for, since it may be an alias or an
        // interface of the author's: a struct with a method named Drive or Activity is looked at, which a rule or a cell has once, and hardly anything else has.
        Carry(context, RuleMembers.Drive, BodyFile.OfRule);
        Carry(context, CellSpec.Activity, BodyFile.OfCell);

        // 4. TorchSharp must be loadable before the assembly's first statement.
        var hasRuntime = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName(KnownNames.TorchLibrary) is not null)
            .WithTrackingName(StepNames.Loading);
        context.RegisterSourceOutput(hasRuntime, static (output, there) =>
        {
            if (there) output.AddSource(LoadingEmitter.HintName, LoadingEmitter.Text.Replace("\r\n", "\n"));
        });
    }

    private static bool IsStructWith(SyntaxNode node, string method) =>
        node is TypeDeclarationSyntax { RawKind: (int)SyntaxKind.StructDeclaration or (int)SyntaxKind.RecordStructDeclaration } type
        && type.Members.Any(member => member is MethodDeclarationSyntax { Identifier.ValueText: var name } && name == method);

    /// <summary>Writes the files of what was read, and reports what the generator has to say of it.</summary>
    private static void Complete(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<NetworkReading?> readings)
    {
        var networks = readings.Where(static reading => reading?.Spec is not null)
            .Select(static (reading, _) => reading!.Spec!)
            .WithTrackingName(StepNames.Spec)
            .Select(static (spec, _) => NetworkSource.Make(spec))
            .WithTrackingName(StepNames.Source);
        context.RegisterSourceOutput(networks, static (output, network) => network.AddTo(output));
        Report(context, readings.SelectMany(static (reading, _) => reading?.Findings ?? EquatableArray<Finding>.Empty));
    }

    /// <summary>Writes the files of rules or cells.</summary>
    private static void Carry(IncrementalGeneratorInitializationContext context, string method, Func<INamedTypeSymbol, Compilation, CancellationToken, BodyFile?> read)
    {
        var files = context.SyntaxProvider.CreateSyntaxProvider(
                (node, _) => IsStructWith(node, method),
                (found, token) => found.SemanticModel.GetDeclaredSymbol(found.Node, token) is INamedTypeSymbol type
                    ? BodyFile.Of(type, () => read(type, found.SemanticModel.Compilation, token))
                    : null)
            .Where(static file => file is not null)
            .WithTrackingName(StepNames.Rule);
        context.RegisterSourceOutput(files, static (output, file) => file!.AddTo(output));
        Report(context, files.SelectMany(static (file, _) => file!.Findings));
    }

    /// <summary>Reports findings, in the files as they are now. Without findings nothing of this runs again with an edit.</summary>
    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Finding> findings)
    {
        var placed = findings.WithTrackingName(StepNames.Finding)
            .Combine(context.CompilationProvider)
            .Select(static (pair, _) => (Finding: pair.Left, File: pair.Left.File(pair.Right)));
        context.RegisterSourceOutput(placed, static (output, one) => output.ReportDiagnostic(one.Finding.In(one.File)));
    }

    private static NetworkReading? Read(GeneratorAttributeSyntaxContext found, string root, string[] earlier, CancellationToken token) =>
        found.TargetSymbol is not INamedTypeSymbol type ? null : NetworkReading.Of(type, found.SemanticModel.Compilation, token, findings =>
            earlier.Any(other => Attributes.Find(type, other) is not null) || !IsFirst(Attributes.Find(type, root), found.TargetNode)
                ? null
                : NetworkReader.Read(type, found.SemanticModel.Compilation, findings));

    /// <summary>A type whose first layer or input this is, if it is no network.</summary>
    private static NetworkReading? ReadOrphan(GeneratorAttributeSyntaxContext found, string declaration, CancellationToken token) =>
        found.TargetSymbol.ContainingType is not { } type ? null : NetworkReading.Of(type, found.SemanticModel.Compilation, token, findings =>
        {
            if (KnownNames.Roots.Any(root => Attributes.Find(type, root) is not null)) return null;
            if (!SymbolEqualityComparer.Default.Equals(type.GetMembers().FirstOrDefault(MemberReader.DeclaresSomething), found.TargetSymbol)) return null;
            if (KnownNames.Declarations.First(name => Attributes.Find(found.TargetSymbol, name) is not null) != declaration) return null;
            if (type.TypeKind == TypeKind.Class) findings.Report(Rules.NoRoot, DeclarationReader.Place(type), type.Name);
            return NetworkReader.Read(type, found.SemanticModel.Compilation, findings) with { Valid = false };
        });

    /// <summary>Whether the part of the class carries the attribute that counts; the compiler refuses a second one on another part.</summary>
    private static bool IsFirst(AttributeData? attribute, SyntaxNode part) =>
        attribute?.ApplicationSyntaxReference is { } place && place.SyntaxTree == part.SyntaxTree && part.Span.Contains(place.Span);
}
