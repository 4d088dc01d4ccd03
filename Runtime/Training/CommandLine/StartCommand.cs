namespace Backpropamine.Training;

/// <summary>How a user starts a program.</summary>
internal static class StartCommand
{
    /// <summary>The command that starts the program that runs: its file, <c>dotnet</c> with its assembly, or <c>dotnet run</c> with its source file.</summary>
    public static string OfThisProgram { get; } = Of(AppContext.GetData("EntryPointFilePath") as string, Environment.ProcessPath, Environment.GetCommandLineArgs()[0], Environment.CurrentDirectory);

    /// <summary>The command.</summary>
    /// <param name="source">The source file, if the program is one.</param>
    /// <param name="process">The file of the process.</param>
    /// <param name="assembly">The file of the program's assembly.</param>
    /// <param name="folder">The folder where it was started.</param>
    public static string Of(string? source, string? process, string assembly, string folder)
    {
        if (source is not null)
            return $"dotnet run {Short(source, folder)} --";
        return process is null || Path.GetFileNameWithoutExtension(process) == "dotnet" ? $"dotnet {Short(assembly, folder)}" : Short(process, folder);
    }

    // A shell looks for a name without a folder among its commands.
    private static string Short(string file, string folder)
    {
        var relative = Path.GetRelativePath(folder, Path.GetFullPath(file, folder));
        if (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative))
            return ShellCommand.Quoted(Path.GetFullPath(file, folder));
        return ShellCommand.Quoted(Path.Combine(".", relative));
    }
}
