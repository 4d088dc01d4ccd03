using Backpropamine.Package.Tests.Support;

namespace Backpropamine.Package.Tests;

/// <summary>The packed generator runs in every compiler from the oldest that it supports.</summary>
/// <param name="packages">The packages.</param>
[Collection(PackagesCollection.Name)]
[Trait("Category", "Long")]
public class CompilerTests(Packages packages)
{
    /// <summary>Runs the generator of a file over a network, and prints the errors of what comes out, or how many files it wrote.</summary>
    private const string Host =
        """
        #:property PublishAot=false
        #:property BackpropamineTorchCheck=false
        using System.Reflection;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.CSharp;

        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var source = CSharpSyntaxTree.ParseText(args[1], new CSharpParseOptions(LanguageVersion.CSharp13));
        var compilation = CSharpCompilation.Create("Nets", [source], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var generator = (IIncrementalGenerator)Activator.CreateInstance(Assembly.LoadFrom(args[0]).GetType("Backpropamine.Generator.PlasticGenerator")!)!;
        var driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: (CSharpParseOptions)source.Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var made, out var diagnostics);
        var errors = diagnostics.Concat(made.GetDiagnostics()).Where(one => one.Severity == DiagnosticSeverity.Error).ToList();
        foreach (var error in errors) Console.WriteLine(error);
        Console.WriteLine($"{typeof(CSharpCompilation).Assembly.GetName().Version!.ToString(2)}: {errors.Count} errors, {driver.GetRunResult().GeneratedTrees.Length} files");
        """;

    [LinuxTheory("bash")]
    [InlineData("4.14")]
    [InlineData("5.12")]
    public void A_network(string compiler)
    {
        using var user = new UserFolder(packages);
        using var package = packages.Open("Backpropamine");
        var generator = user.Write("Generator.dll", "");
        using (var file = File.Create(generator))
        using (var content = package.GetEntry("analyzers/dotnet/cs/Backpropamine.Generator.dll")!.Open())
            content.CopyTo(file);

        user.Write("host.cs", $"#:package Microsoft.CodeAnalysis.CSharp@{compiler}.0\n#:package Backpropamine@{Packages.Version}\n{Host}");
        user.Dotnet(".", "run", "host.cs", "--", generator, "using Backpropamine;\nusing static Backpropamine.Modulation;\n" + Programs.Network)
            .Printed($"{compiler}: 0 errors, 2 files");
    }
}
