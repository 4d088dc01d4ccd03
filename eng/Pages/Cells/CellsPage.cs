using Backpropamine.Pages.Sources;

namespace Backpropamine.Pages.Cells;

/// <summary>docs/cells.md and its pictures.</summary>
internal static class CellsPage
{
    /// <summary>The page's path.</summary>
    public const string Text = $"{PageFiles.Folder}/cells.md";

    /// <summary>Makes the page and its pictures.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="files">Takes their texts, by their paths.</param>
    public static void Add(string root, Dictionary<string, string> files)
    {
        var cells = BuiltIn.Of<ICell>();
        var sections = cells.Select(cell =>
        {
            var run = new CellRun(cell);
            files[$"{PageFiles.Pictures}/{cell.Name}.svg"] = new CellPicture(cell.Name, run).ToString();
            var source = TypeSource.Read(root, "Cells", cell.Name);
            return Markdown.Head(cell, source, run.Given) + Markdown.Body(source, Equations(cell));
        });
        files[Text] = Markdown.Opening(root, "Cells", cells) + string.Join('\n', sections);
    }

    /// <summary>One step of a layer of the cells, in the words of the generator.</summary>
    private static IReadOnlyList<string> Equations(Type cell)
    {
        var build = Build.Of($$"""
            [Network]
            public sealed partial class Net
            {
                [Input(2)] public partial Signal Senses { get; }
                [{{CellSettings.Of(cell).Layer}}<{{cell.FullName}}>(3)] public partial Layer Hidden { get; }
                [Readout(1)] public partial Layer Value { get; }
            }
            """);
        if (build.Complaints.Count > 0)
            throw new PageException($"a layer with {cell.Name} does not build: {build.Complaints[0]}");
        return Remarks.Of(build.Generated.First(type => type.Identifier.Text == "Net")).Equations;
    }
}
