namespace Backpropamine.Samples.Reporting.Markup;

/// <summary>The page's style sheet and script, embedded in this assembly.</summary>
internal static class Asset
{
    public static RawHtml Read(string name)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from {typeof(Asset).Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        return new RawHtml(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
