using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;
using Backpropamine.Package.Tests.Support;

namespace Backpropamine.Package.Tests;

/// <summary>What the packages hold.</summary>
/// <param name="packages">The packages.</param>
[Collection(PackagesCollection.Name)]
public class ContentTests(Packages packages)
{
    private const string Runtime = "Backpropamine";
    private const string Training = "Backpropamine.Training";

    [LinuxFact("bash")]
    public void The_runtime_the_generator_and_what_builds_import()
    {
        using var package = packages.Open(Runtime);
        string[] expected =
        [
            "Backpropamine.nuspec", "README.md",
            "analyzers/dotnet/cs/Backpropamine.CodeFixes.dll", "analyzers/dotnet/cs/Backpropamine.Generator.dll",
            "buildTransitive/net10.0/Backpropamine.Checks.targets", "buildTransitive/net10.0/Backpropamine.Fusion.targets", "buildTransitive/net10.0/Backpropamine.props",
            "buildTransitive/net10.0/Backpropamine.targets",
            "icon.png", "lib/net10.0/Backpropamine.dll", "lib/net10.0/Backpropamine.xml",
        ];
        Assert.Equal(expected, package.Entries.Select(entry => entry.FullName).Where(name => !IsOfTheFormat(name)).Order(StringComparer.Ordinal));
    }

    [LinuxFact("bash")]
    public void It_depends_on_TorchSharp_and_on_no_LibTorch()
    {
        using var package = packages.Open(Runtime);
        using var file = package.GetEntry("Backpropamine.nuspec")!.Open();
        var dependencies = XDocument.Load(file).Descendants().Where(one => one.Name.LocalName == "dependency").Select(one => $"{one.Attribute("id")!.Value} {one.Attribute("version")!.Value}");
        Assert.Equal([$"SharpZipLib {Packages.VersionOf("SharpZipLib")}", "TorchSharp [0.107.0, 0.108.0)"], dependencies.Order(StringComparer.Ordinal));
    }

    [LinuxFact("bash")]
    public void The_trainer_and_nothing_that_the_runtime_has()
    {
        using var package = packages.Open(Training);
        Assert.Equal(
            ["Backpropamine.Training.nuspec", "README.md", "icon.png", "lib/net10.0/Backpropamine.Training.dll", "lib/net10.0/Backpropamine.Training.xml"],
            package.Entries.Select(entry => entry.FullName).Where(name => !IsOfTheFormat(name)).Order(StringComparer.Ordinal));
    }

    [LinuxTheory("bash")]
    [InlineData(Runtime)]
    [InlineData(Training)]
    public void It_names_no_folder_of_the_machine_that_made_it(string name)
    {
        using var package = packages.Open(name);
        foreach (var entry in package.Entries)
        {
            var content = Read(entry);
            Assert.True(content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Repository.Root)) < 0, entry.FullName);
            Assert.True(content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(Repository.Root)) < 0, entry.FullName);
        }
    }

    [LinuxTheory("bash")]
    [InlineData(Runtime, 3)]
    [InlineData(Training, 1)]
    public void Every_assembly_has_its_symbols_whose_files_begin_at_the_repository(string name, int count)
    {
        using var package = packages.Open(name);
        var assemblies = package.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)).ToList();
        Assert.Equal(count, assemblies.Count);
        foreach (var assembly in assemblies)
        {
            using var reader = new PEReader(new MemoryStream(Read(assembly)));
            var symbols = Assert.Single(reader.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            using var provider = reader.ReadEmbeddedPortablePdbDebugDirectoryData(symbols);
            var metadata = provider.GetMetadataReader();
            Assert.All(metadata.Documents, document => Assert.StartsWith("/_/", metadata.GetString(metadata.GetDocument(document).Name), StringComparison.Ordinal));
        }
    }

    [LinuxFact("bash", "git")]
    [Trait("Category", "Long")]
    public void Made_in_two_folders_it_has_the_same_bytes()
    {
        var made = Enumerable.Range(0, 2).Select(_ =>
        {
            using var copy = new TemporaryFolder();
            Repository.CopyTo(copy.Path);
            Tool.Run(copy.At("eng", "pack"), []).Succeeded();
            return Directory.GetFiles(copy.At("artifacts", "packages")).Order(StringComparer.Ordinal)
                .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}").ToList();
        }).ToList();
        Assert.NotEmpty(made[0]);
        Assert.Equal(made[0], made[1]);
    }

    private static bool IsOfTheFormat(string name) =>
        name == "[Content_Types].xml" || name.StartsWith("_rels/", StringComparison.Ordinal) || name.StartsWith("package/", StringComparison.Ordinal);

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
