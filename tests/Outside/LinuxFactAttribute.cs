namespace Backpropamine.Outside;

/// <summary>A test that only a Linux can run; skipped, and said so, elsewhere and where something is missing.</summary>
internal class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute(params string[] programs)
    {
        var missing = programs.FirstOrDefault(program => !Tool.Exists(program));
        Skip = !OperatingSystem.IsLinux() ? "this is not Linux" : missing is not null ? $"{missing} is not installed" : null;
    }
}
