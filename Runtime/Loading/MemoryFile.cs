using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Backpropamine.Loading;

/// <summary>A file that only exists in memory: it needs no folder that can be written to, and no two processes share it.</summary>
internal static partial class MemoryFile
{
    private const uint CloseInChildren = 1;

    private static int _loads;

    /// <summary>Loads a library from memory.</summary>
    /// <param name="name">What the system's lists of loaded libraries show.</param>
    /// <param name="content">The library.</param>
    /// <returns>Its handle.</returns>
    /// <exception cref="DllNotFoundException">The system refuses it.</exception>
    /// <exception cref="IOException">There is no such file, or no memory for it.</exception>
    public static nint Load(string name, ReadOnlySpan<byte> content)
    {
        using var file = new SafeFileHandle(Create(name, CloseInChildren), ownsHandle: true);
        if (file.IsInvalid) throw new IOException($"the system makes no file in memory: {Marshal.GetLastPInvokeErrorMessage()}");
        RandomAccess.Write(file, content, 0);

        // Numbers of files come again, and where the system has loaded a path before, it gives that library. More slashes make another path.
        var slashes = new string('/', Interlocked.Increment(ref _loads));
        return NativeLibrary.Load($"/proc/self/fd{slashes}{file.DangerousGetHandle()}");
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Create(string name, uint flags);
}
