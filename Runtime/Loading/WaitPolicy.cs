using System.Runtime.InteropServices;

namespace Backpropamine.Loading;

/// <summary>
/// How long the threads of GNU's OpenMP, on which Torch runs, spin for more work before they sleep. Their own choice is some ten milliseconds, which
/// costs a program that shares its processors with another a multiple of its time.
/// </summary>
internal static partial class WaitPolicy
{
    private const string SpinCount = "GOMP_SPINCOUNT";

    /// <summary>Some hundred microseconds: longer than the pauses within a step or between two.</summary>
    private const string Short = "5000";

    /// <summary>Sets it for this process, unless its user has said otherwise; the library reads it once, when Torch is loaded.</summary>
    public static void Shorten()
    {
        if (Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is null && Environment.GetEnvironmentVariable(SpinCount) is null) _ = Set(SpinCount, Short, 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Set(string name, string value, int overwrite);
}
