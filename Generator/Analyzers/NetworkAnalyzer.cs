using System.Collections.Immutable;
using Backpropamine.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backpropamine.Generator.Analyzers;

/// <summary>Says what is wrong with a network: the reader's findings, on the tokens that must change.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rules.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var findings = new Findings(context.ReportDiagnostic, context.CancellationToken);
        try
        {
            if (KnownNames.Roots.Any(root => Attributes.Find(type, root) is not null))
            {
                var spec = NetworkReader.Read(type, context.Compilation, findings);
                RegistrationReader.Check(type, findings);
                FusionReader.Check(type, spec, findings);
            }
            else if (type.GetMembers().Any(MemberReader.DeclaresSomething))
            {
                findings.Report(Rules.NoRoot, DeclarationReader.Place(type), type.Name);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            findings.Report(Rules.Internal, DeclarationReader.Place(type), type.Name, exception.GetType().Name, exception.Message);
        }
    }
}
