using Backpropamine.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Analyzers;

/// <summary>Runs what could fail, and makes of its exception BPA0901 on the type that it was about. Nothing of ours may throw into the compiler.</summary>
internal static class Guarded
{
    /// <summary>Runs what an analyzer does.</summary>
    /// <param name="type">What it is about.</param>
    /// <param name="findings">Where it reports.</param>
    /// <param name="analyze">What it does.</param>
    /// <param name="generate">What the generator does of it: where that fails too, it is the generator that reports.</param>
    public static void Run(INamedTypeSymbol type, Findings findings, Action<Findings> analyze, Action<Findings> generate)
    {
        if (Catch(() => analyze(findings)) is { } failure && Catch(() => generate(new Findings(null, findings.Token))) is null)
        {
            findings.Report(Rules.Internal, DeclarationReader.Place(type), Arguments(type, failure));
        }
    }

    /// <summary>Runs what an analyzer does in code that the generator does not read.</summary>
    /// <param name="type">Where the code is.</param>
    /// <param name="place">What it is about.</param>
    /// <param name="report">Where it reports.</param>
    /// <param name="analyze">What it does.</param>
    public static void Run(INamedTypeSymbol type, Location place, Action<Diagnostic> report, Action analyze)
    {
        if (Catch(analyze) is { } failure) report(Diagnostic.Create(Rules.Internal, place, Arguments(type, failure)));
    }

    /// <summary>Runs it.</summary>
    /// <returns>Its exception; null if it went well.</returns>
    public static Exception? Catch(Action run)
    {
        try
        {
            run();
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return exception;
        }
    }

    /// <summary>The exception as a finding.</summary>
    public static Finding Failure(INamedTypeSymbol type, Exception exception) =>
        Finding.Of(Rules.Internal, DeclarationReader.Place(type), Arguments(type, exception));

    private static object[] Arguments(INamedTypeSymbol type, Exception exception) => [type.Name, exception.GetType().Name, exception.Message];
}
