namespace Backpropamine.Outside;

/// <summary>A folder that is removed after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Makes the folder, outside the repository unless a place is given.</summary>
    public TemporaryFolder(string? within = null)
    {
        if (within is null) Path = Directory.CreateTempSubdirectory("backpropamine-").FullName;
        else Path = Directory.CreateDirectory(System.IO.Path.Combine(within, Guid.NewGuid().ToString("N"))).FullName;
    }

    public string Path { get; }

    public string At(params ReadOnlySpan<string> names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Writes a text file, and the folders it is in.</summary>
    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
        return At(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
