using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Support;

/// <summary>What a user's project references: the framework that runs the tests, the runtime library and TorchSharp.</summary>
internal static class TestReferences
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MetadataReference> All { get; } = [.. Framework(), Of(typeof(NetworkAttribute)), Of(typeof(TorchSharp.torch))];

    private static IEnumerable<MetadataReference> Framework()
    {
        string directory = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == directory)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path));
    }

    private static PortableExecutableReference Of(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);
}
