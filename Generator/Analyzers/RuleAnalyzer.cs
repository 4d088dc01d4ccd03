using System.Collections.Immutable;
using Backpropamine.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backpropamine.Generator.Analyzers;

/// <summary>Says what is wrong with a plasticity rule where it is declared.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RuleAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Rules.RuleWithoutDrive, Rules.RuleParameter, Rules.RuleSyntax, Rules.RuleCoefficient, Rules.RuleUnused, Rules.RuleDerived,
            Rules.CommitIgnoresChange, Rules.CommitKeepsNothing, Rules.TraceIncomplete, Rules.DriveWithoutActivity, Rules.HebbGrows, Rules.FreeRetention,
            Rules.StateGrows, Rules.ReductionOfOneValue, Rules.SameTwice, Rules.NotSeparable, Rules.StepWithoutSlope, Rules.LearnedWithoutGradient,
            Rules.SteepAtStart, Rules.DivisionByZeroAtStart, Rules.RuleMethodUnknown, Rules.Internal];

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
        if (!runtime.IsRule(type)) return;
        var findings = new Findings(context.ReportDiagnostic, context.CancellationToken);
        Guarded.Run(
            type,
            findings,
            heard => RuleReader.Read(type, context.Compilation, DeclarationReader.Place(type), heard),
            silent => BodyFile.OfRule(type, context.Compilation, silent.Token));
    }
}
