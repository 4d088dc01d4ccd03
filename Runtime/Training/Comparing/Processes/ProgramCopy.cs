namespace Backpropamine.Training.Comparing.Processes;

/// <summary>
/// A copy of this program, so that all runs of a comparison are of one build, whatever is built meanwhile. Large libraries are not copied but linked to. Windows
/// lets nobody replace a program that runs, so there it is used where it is.
/// </summary>
internal sealed class ProgramCopy : IDisposable
{
    private const long Large = 8 << 20;
    private readonly string? _folder;

    /// <summary>Copies the program.</summary>
    /// <param name="program">The program's assembly.</param>
    /// <param name="folder">Where the copy goes; what is there is replaced.</param>
    public ProgramCopy(string program, string folder)
    {
        Assembly = program;
        if (OperatingSystem.IsWindows())
            return;
        _folder = folder;
        Delete();
        Copy(new DirectoryInfo(Path.GetDirectoryName(program)!), folder);
        Assembly = Path.Combine(folder, Path.GetFileName(program));
    }

    /// <summary>The assembly to start.</summary>
    public string Assembly { get; }

    public void Dispose() => Delete();

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            // Builds link to what other projects build, too: such a file is copied, and not the link to it.
            var real = (FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
            if (real.Length >= Large)
                File.CreateSymbolicLink(Path.Combine(to, file.Name), real.FullName);
            else
                real.CopyTo(Path.Combine(to, file.Name));
        }
        foreach (var folder in from.EnumerateDirectories())
            Copy(folder, Path.Combine(to, folder.Name));
    }

    private void Delete()
    {
        if (_folder is not null && Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
