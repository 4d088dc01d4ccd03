namespace Backpropamine.Outside;

/// <summary>A test of several cases that only a Linux can run; skipped, and said so, elsewhere and where something is missing.</summary>
internal sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute(params string[] programs) => Skip = new LinuxFactAttribute(programs).Skip;
}
