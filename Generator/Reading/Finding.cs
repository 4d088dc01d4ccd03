using System.Globalization;
using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Backpropamine.Generator.Reading;

/// <summary>Something that is wrong, in a form that the generator's pipeline can keep: texts and numbers, nothing of Roslyn.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Path">The file; empty if there is no place.</param>
/// <param name="Start">Where in the file.</param>
/// <param name="Length">How much of it.</param>
/// <param name="Arguments">What the message names.</param>
internal sealed record Finding(string Id, string Path, int Start, int Length, EquatableArray<string> Arguments)
{
    public static Finding Of(DiagnosticDescriptor rule, Location? location, params object[] arguments) => new(
        rule.Id,
        location?.SourceTree?.FilePath ?? "",
        location?.SourceSpan.Start ?? 0,
        location?.SourceSpan.Length ?? 0,
        arguments.Select(argument => Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "").ToEquatable());

    /// <summary>The diagnostic, in a file of the compilation that is compiled now.</summary>
    public Diagnostic In(SyntaxTree? file)
    {
        var location = file is null ? Location.None : Location.Create(file, new TextSpan(Start, Length));
        return Diagnostic.Create(Rules.All.First(rule => rule.Id == Id), location, [.. Arguments]);
    }

    /// <summary>The file that it is about.</summary>
    public SyntaxTree? File(Compilation compilation) =>
        Path.Length == 0 ? null : compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == Path && tree.Length >= Start + Length);
}
