namespace Backpropamine.EndToEnd.Tests.Support;

/// <summary>A user without root, who has nothing but a home with a copy of the package cache: the test's own user, or nobody where that is root.</summary>
internal sealed class OrdinaryUser
{
    private const string Nobody = "65534";

    private readonly Dictionary<string, string?> _environment;

    /// <summary>Makes the home the user's own.</summary>
    /// <param name="home">The folder, with all that the user shall have.</param>
    public OrdinaryUser(TemporaryFolder home)
    {
        PackageCache.CopyTo(home.At("packages"));

        // Servers of the compiler's would outlive the user.
        _environment = new()
        {
            ["HOME"] = home.Path,
            ["DOTNET_CLI_HOME"] = home.Path,
            ["NUGET_PACKAGES"] = home.At("packages"),
            ["TMPDIR"] = Directory.CreateDirectory(home.At("temporary")).FullName,
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["UseSharedCompilation"] = "false",
        };
        if (!Environment.IsPrivilegedProcess) return;

        // The packages stay root's: that they can be read is enough.
        Tool.Run("chown", ["-R", Nobody, home.At("clone"), home.At("temporary")]).Succeeded();
        Tool.Run("chown", [Nobody, home.Path]).Succeeded();
    }

    /// <summary>Runs a program as this user.</summary>
    public ToolResult Run(string program, params IEnumerable<string> arguments)
    {
        string[] command = [program, .. arguments];
        return Environment.IsPrivilegedProcess
            ? Tool.Run("setpriv", ["--reuid", Nobody, "--regid", Nobody, "--clear-groups", "--no-new-privs", .. command], environment: _environment)
            : Tool.Run(command[0], command[1..], environment: _environment);
    }
}
