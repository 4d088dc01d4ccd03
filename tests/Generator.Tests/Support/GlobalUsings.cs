using System.Xml.Linq;

namespace Backpropamine.Generator.Tests.Support;

/// <summary>The global usings of a user's project, read from the props file that the package brings.</summary>
internal static class GlobalUsings
{
    /// <summary>As C# text.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        using Stream stream = typeof(GlobalUsings).Assembly.GetManifestResourceStream("Backpropamine.props")!;
        IEnumerable<string> lines = XDocument.Load(stream).Descendants("Using")
            .Select(item => $"global using {((bool?)item.Attribute("Static") == true ? "static " : "")}{item.Attribute("Include")!.Value};");
        return string.Join('\n', lines) + "\n";
    }
}
