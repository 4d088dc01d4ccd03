using System.IO.Compression;
using System.Xml.Linq;

namespace Backpropamine.Package.Tests.Support;

/// <summary>The packages of this repository, made once for all tests, and a cache of packages that has none of them.</summary>
public sealed class Packages : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Packages()
    {
        Feed = _folder.At("feed");
        Tool.Run(Repository.At("eng", "pack"), [Feed]).Succeeded();
        var cache = _folder.At("packages");
        PackageCache.CopyTo(cache);
        foreach (var ours in Directory.GetDirectories(cache, "backpropamine*")) Directory.Delete(ours, recursive: true);
        Environment = new Dictionary<string, string?>
        {
            ["NUGET_PACKAGES"] = cache,
            ["CreateHardLinksForCopyLocalIfPossible"] = "true",
            ["XDG_DATA_HOME"] = Directory.CreateDirectory(_folder.At("data")).FullName,
        };
    }

    /// <summary>The package of LibTorch for this machine.</summary>
    public static string Torch => $"libtorch-cpu-{(OperatingSystem.IsMacOS() ? "osx-arm64" : "linux-x64")}";

    /// <summary>The version of the packages, as the repository says it.</summary>
    public static string Version { get; } = XDocument.Load(Repository.At("Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>The folder that they are in.</summary>
    public string Feed { get; }

    /// <summary>What programs need to know that are to use the cache.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; }

    /// <summary>The version of another's package, as the repository says it.</summary>
    public static string VersionOf(string package) => XDocument.Load(Repository.At("Directory.Packages.props")).Descendants("PackageVersion")
        .Single(one => (string?)one.Attribute("Include") == package).Attribute("Version")!.Value.Trim('[', ']');

    /// <summary>Reads a package.</summary>
    public ZipArchive Open(string name) => ZipFile.OpenRead(Path.Combine(Feed, $"{name}.{Version}.nupkg"));

    public void Dispose() => _folder.Dispose();
}
