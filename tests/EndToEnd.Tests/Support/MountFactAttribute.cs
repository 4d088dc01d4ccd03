namespace Backpropamine.EndToEnd.Tests.Support;

/// <summary>A test that mounts a folder which only its own processes see; skipped, and said so, where that is not allowed.</summary>
internal sealed class MountFactAttribute : LinuxFactAttribute
{
    private static readonly Lazy<bool> IsAllowed = new(() => Tool.Run("unshare", [.. Mounting.Unshare, "mount", "-t", "tmpfs", "none", "/mnt"]).ExitCode == 0);

    public MountFactAttribute() : base("unshare", "mount") => Skip ??= IsAllowed.Value ? null : "this user may not mount a folder";
}
