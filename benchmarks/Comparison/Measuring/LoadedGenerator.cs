using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>The generator and its analyzers, loaded as the compiler loads them, and what a project refers to.</summary>
internal static class LoadedGenerator
{
    private static readonly Assembly _assembly = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Backpropamine.Generator.dll"));

    /// <summary>The framework alone.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } = [.. FrameworkFiles().Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The framework, the runtime library and TorchSharp.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
        [.. Framework, MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location), MetadataReference.CreateFromFile(typeof(TorchSharp.torch).Assembly.Location)];

    /// <summary>A generator that has not run.</summary>
    public static IIncrementalGenerator NewGenerator() => (IIncrementalGenerator)_assembly.CreateInstance("Backpropamine.Generator.PlasticGenerator")!;

    /// <summary>One of each analyzer.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> NewAnalyzers() =>
        [.. _assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer))).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private static IEnumerable<string> FrameworkFiles()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == folder);
    }
}
