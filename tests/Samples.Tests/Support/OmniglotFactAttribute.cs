namespace Backpropamine.Samples.Tests.Support;

/// <summary>The archives of Omniglot, which are not part of the tree.</summary>
internal static class OmniglotArchives
{
    public const string Variable = "OMNIGLOT";

    public static string? Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;
}

/// <summary>A test that needs the archives of Omniglot.</summary>
internal sealed class OmniglotFactAttribute : FactAttribute
{
    public OmniglotFactAttribute() => Skip = OmniglotArchives.Folder is null
        ? $"{OmniglotArchives.Variable} does not name the folder with Omniglot's images_background_small1.zip and images_background_small2.zip"
        : null;
}
