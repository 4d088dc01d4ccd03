using System.Collections.Immutable;
using Backpropamine.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backpropamine.Generator.Analyzers;

/// <summary>Says what is wrong with a network: the reader's findings, on the tokens that must change, but for those that the generator reports.</summary>
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
        context.RegisterCompilationStartAction(static start =>
        {
            if (RuntimeTypes.Of(start.Compilation) is { } runtime) start.RegisterSymbolAction(context => Analyze(context, runtime), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, RuntimeTypes runtime)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var findings = new Findings(context.ReportDiagnostic, context.CancellationToken);
        Guarded.Run(
            type,
            findings,
            heard =>
            {
                if (!runtime.IsNetwork(type)) return;
                var spec = NetworkReader.Read(type, context.Compilation, heard);
                RegistrationReader.Check(type, heard);
                FileOrderReader.Check(type, heard);
                FusionReader.Check(type, spec, heard);
            },
            silent => NetworkReader.Read(type, context.Compilation, silent));
    }
}
