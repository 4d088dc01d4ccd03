namespace Backpropamine;

/// <summary>What notebooks show as HTML.</summary>
internal interface IShownInNotebooks
{
    /// <summary>A piece of HTML.</summary>
    string Html { get; }
}

/// <summary>Marks a type that a notebook of .NET Interactive shows by <see cref="Notebook"/>. It finds the attribute by its name, so that no package is needed.</summary>
/// <param name="formatterSourceType">What makes the formatters.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>What makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;
}

/// <summary>Makes the formatters, and is the one. .NET Interactive calls its members by their names.</summary>
internal sealed class Notebook
{
    /// <summary>What it writes.</summary>
    public string MimeType => "text/html";

    /// <summary>The formatters.</summary>
    public IEnumerable<object> CreateTypeFormatters() => [this];

    /// <summary>Writes an object.</summary>
    /// <param name="instance">The object.</param>
    /// <param name="writer">Where to.</param>
    /// <returns>Whether it is one of ours.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not IShownInNotebooks shown) return false;
        writer.Write(shown.Html);
        return true;
    }
}
