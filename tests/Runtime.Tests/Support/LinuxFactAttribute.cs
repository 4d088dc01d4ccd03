namespace Backpropamine.Runtime.Tests.Support;

/// <summary>A test of what only Linux has; skipped, and said so, elsewhere.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "only Linux has such libraries";
}
