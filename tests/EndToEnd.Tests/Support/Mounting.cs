namespace Backpropamine.EndToEnd.Tests.Support;

/// <summary>Programs in a view of the file system of their own.</summary>
internal static class Mounting
{
    /// <summary>The arguments of <c>unshare</c>.</summary>
    public static string[] Unshare { get; } = Environment.IsPrivilegedProcess ? ["--mount"] : ["--mount", "--map-root-user"];

    /// <summary>Runs a .NET program with a folder of its own for temporary files.</summary>
    /// <param name="program">The program.</param>
    /// <param name="options">How the folder is mounted.</param>
    /// <param name="prepare">A command of the shell's that runs before, in that folder.</param>
    public static ToolResult RunWithTemporaryFolder(string program, string options, string prepare = ":")
    {
        using var folder = new TemporaryFolder();
        var script = $"mount -t tmpfs -o {options} none '{folder.Path}' && cd '{folder.Path}' && {{ {prepare}; }} && TMPDIR='{folder.Path}' exec dotnet '{program}'";
        return Tool.Run("unshare", [.. Unshare, "sh", "-c", script]);
    }
}
