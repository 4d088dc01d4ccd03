namespace Backpropamine.Training.Comparing.Processes;

/// <summary>A file that is there while a comparison uses something, so that no other one does. What it stands for stays readable for everyone.</summary>
internal static class Held
{
    /// <summary>Takes a thing until the result is disposed, or the process ends.</summary>
    /// <param name="path">A file or folder; its parent folder is made if need be.</param>
    /// <exception cref="UsageException">Another comparison has it, or nothing can be written there.</exception>
    public static IDisposable Take(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be used ({e.Message}): wait until no other comparison uses it, or choose another one");
        }
    }
}
