using Backpropamine.Package.Tests.Support;

namespace Backpropamine.Package.Tests;

/// <summary>What <c>dotnet new</c> makes of the templates: it builds and runs.</summary>
/// <param name="packages">The packages.</param>
[Collection(PackagesCollection.Name)]
public class TemplateTests(Packages packages)
{
    [LinuxFact("bash")]
    public void Their_package_names_versions_and_nothing_that_stands_for_one()
    {
        using var package = packages.Open("Backpropamine.Templates");
        var projects = package.Entries.Where(entry => entry.Name.EndsWith(".csproj", StringComparison.Ordinal)).ToList();
        Assert.Equal(["content/console/BackpropamineApp.csproj", "content/tests/BackpropamineTests.csproj"], projects.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        foreach (var project in projects)
        {
            using var reader = new StreamReader(project.Open());
            var text = reader.ReadToEnd();
            Assert.DoesNotContain("@Version", text, StringComparison.Ordinal);
            Assert.Contains($"<PackageReference Include=\"Backpropamine\" Version=\"{Packages.Version}\" />", text, StringComparison.Ordinal);
        }

        Assert.Equal(4, package.Entries.Count(entry => entry.Name == "template.json"));
    }

    [LinuxFact("bash")]
    [Trait("Category", "Long")]
    public void A_program_with_a_training_loop_a_rule_and_a_cell()
    {
        using var user = new UserFolder(packages);
        New(user, ".", "backpropamine", "-o", "Recall");
        New(user, "Recall", "backpropamine-rule", "-n", "Forgetting");
        New(user, "Recall", "backpropamine-cell", "-n", "Slow");
        user.Write("Recall/Use.cs",
            """
            namespace Recall;

            [Plastic<Forgetting>]
            public sealed partial class Uses
            {
                [Input(8)] public partial Signal Senses { get; }
                [Recurrent<Slow>(4)] public partial Layer Hidden { get; }
                [Readout(8)] public partial Layer Answer { get; }
            }
            """);
        var built = user.Build("Recall", "-p:TreatWarningsAsErrors=true").Succeeded();
        Assert.DoesNotContain("warning", built.Output.Replace("0 Warning(s)", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        var losses = user.Run("Recall").Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => double.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(5, losses.Count);
        Assert.True(losses[^1] < losses[0] / 3, string.Join(' ', losses));
    }

    [LinuxFact("bash")]
    [Trait("Category", "Long")]
    public void Tests_that_pass()
    {
        using var user = new UserFolder(packages);
        New(user, ".", "backpropamine-tests", "-o", "Tests");
        Assert.Contains("Passed:     3", user.Dotnet("Tests", "test", "--nologo").Succeeded().Output, StringComparison.Ordinal);
    }

    [LinuxFact("bash")]
    [Trait("Category", "Long")]
    public void A_program_for_an_NVIDIA_GPU_refers_to_LibTorch_with_CUDA()
    {
        using var user = new UserFolder(packages);
        New(user, ".", "backpropamine", "-o", "Recall", "--torch", "cuda", "--no-restore");
        var project = File.ReadAllText(user.At("Recall/Recall.csproj"));
        Assert.Contains("<PackageReference Include=\"TorchSharp-cuda-linux\"", project, StringComparison.Ordinal);
        Assert.DoesNotContain("libtorch-cpu", project, StringComparison.Ordinal);
        Assert.DoesNotContain("#if", project, StringComparison.Ordinal);
    }

    private void New(UserFolder user, string folder, string template, params IEnumerable<string> options)
    {
        // The user's own templates stay as they are.
        string[] hive = ["--debug:custom-hive", user.At("hive")];
        if (!Directory.Exists(user.At("hive"))) user.Dotnet(".", ["new", "install", Path.Combine(packages.Feed, $"Backpropamine.Templates.{Packages.Version}.nupkg"), .. hive]).Succeeded();
        user.Dotnet(folder, ["new", template, .. options, .. hive]).Succeeded();
    }
}
