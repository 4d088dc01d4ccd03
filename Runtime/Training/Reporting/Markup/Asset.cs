using System.Reflection;

namespace Backpropamine.Training.Reporting.Markup;

/// <summary>The style sheets and scripts of pages, embedded in an assembly.</summary>
internal static class Asset
{
    public static RawHtml Read(string name, Assembly? assembly = null)
    {
        assembly ??= typeof(Asset).Assembly;
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from {assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        return new RawHtml(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
