using System.ComponentModel;
using System.Diagnostics;

namespace Backpropamine.Benchmarks.Tests;

/// <summary>A test that needs Python and nothing in it; skipped, and said so, where it is not installed.</summary>
internal sealed class PythonTheoryAttribute : TheoryAttribute
{
    private static readonly Lazy<string?> Missing = new(() =>
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", ""]))!;
            python.WaitForExit();
            return python.ExitCode == 0 ? null : "python3 does not run";
        }
        catch (Win32Exception)
        {
            return "python3 is not installed";
        }
    });

    public PythonTheoryAttribute() => Skip = Missing.Value;
}
