using System.Runtime.InteropServices;

namespace Backpropamine.Training;

/// <summary>Whether anybody reads standard output. .NET writes into a closed pipe without an error, as if all were well.</summary>
internal static partial class StandardOutput
{
    private const int Descriptor = 1;
    private const short Error = 8;

    /// <summary>Whether it is a pipe whose reader has gone.</summary>
    public static bool IsClosed()
    {
        if (OperatingSystem.IsWindows())
            return false;
        var pipe = new Polled { Descriptor = Descriptor };
        return Poll(ref pipe, 1, 0) == 1 && (pipe.Returned & Error) != 0;
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref Polled descriptor, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct Polled
    {
        public int Descriptor;
        public short Wanted;
        public short Returned;
    }
}
