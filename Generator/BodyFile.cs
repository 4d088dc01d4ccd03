using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Emitting;
using Backpropamine.Generator.Reading;
using Backpropamine.Generator.Reading.Cells;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator;

/// <summary>The generated file of a rule or a cell.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Text">Its text; null where there is none.</param>
/// <param name="Findings">The exception that kept it from being written, if there was one.</param>
internal sealed record BodyFile(string HintName, string? Text, EquatableArray<Finding> Findings)
{
    /// <summary>The file; null if there is none to write.</summary>
    public static BodyFile? Of(INamedTypeSymbol type, Func<BodyFile?> read)
    {
        BodyFile? file = null;
        return Guarded.Catch(() => file = read()) is { } failure
            ? new BodyFile("", null, new[] { Guarded.Failure(type, failure) }.ToEquatable())
            : file;
    }

    /// <summary>The file of a rule; null if the type is none that other assemblies could use, or has errors.</summary>
    public static BodyFile? OfRule(INamedTypeSymbol type, Compilation compilation, CancellationToken token) =>
        RuleDeclaration.Of(type, compilation, token) is { } rule
            ? new BodyFile(rule.HintName + "-rule.g.cs", RuleEmitter.Emit(rule), EquatableArray<Finding>.Empty)
            : null;

    /// <summary>The file of a cell; null if the type is none that other assemblies could use, or has errors.</summary>
    public static BodyFile? OfCell(INamedTypeSymbol type, Compilation compilation, CancellationToken token) =>
        CellDeclaration.Of(type, compilation, token) is { } cell
            ? new BodyFile(cell.HintName + "-cell.g.cs", RuleEmitter.Emit(cell), EquatableArray<Finding>.Empty)
            : null;

    public void AddTo(SourceProductionContext output)
    {
        if (Text is not null) output.AddSource(HintName, Text);
    }
}
