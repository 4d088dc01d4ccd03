using Backpropamine.Training.Files;

namespace Backpropamine.Training;

/// <summary>
/// The folder of one run, which no other run writes into: it is locked while the run goes on, and the next run of the same name gets a number.
/// </summary>
public sealed class RunFolder : IDisposable
{
    private const string Mark = "run.json";
    private const int Most = 100_000;
    private readonly FileStream _lock;

    private RunFolder(string path, FileStream held, bool resumed) => (Path, _lock, Resumed) = (path, held, resumed);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Whether an earlier run goes on in it.</summary>
    public bool Resumed { get; }

    /// <summary>What the run is, as JSON.</summary>
    /// <exception cref="IOException">That cannot be read.</exception>
    public string Description => File.ReadAllText(System.IO.Path.Combine(Path, Mark));

    /// <summary>Takes a new folder, or with <paramref name="resume"/> the latest one of that name, if there is one.</summary>
    /// <param name="parent">Where the folders lie.</param>
    /// <param name="name">The run's name.</param>
    /// <param name="resume">Whether to go on with an earlier run.</param>
    /// <param name="description">What the run is, as JSON; kept in the folder.</param>
    /// <exception cref="UsageException">The run to be resumed is going on, or there are too many folders.</exception>
    public static RunFolder Take(string parent, string name, bool resume, string description)
    {
        var folders = Enumerable.Range(1, Most).Select(number => System.IO.Path.Combine(parent, number == 1 ? name : $"{name}-{number}"));
        if (resume && folders.TakeWhile(IsUsed).LastOrDefault() is { } latest)
            return new RunFolder(latest, Lock(latest) ?? throw new UsageException($"{latest}: another process is training there; wait for it, or leave --resume out"), true);
        foreach (var folder in folders)
        {
            if (IsUsed(folder) || Lock(folder) is not { } held)
                continue;
            if (IsUsed(folder))
            {
                held.Dispose();
                continue;
            }
            WholeFile.Write(System.IO.Path.Combine(folder, Mark), description);
            return new RunFolder(folder, held, false);
        }
        throw new UsageException($"{parent}: there are {Most} runs of the name {name}; choose another --out");
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static bool IsUsed(string folder) => File.Exists(System.IO.Path.Combine(folder, Mark));

    private static FileStream? Lock(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(System.IO.Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
