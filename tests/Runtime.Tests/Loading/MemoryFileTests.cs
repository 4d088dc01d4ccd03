using System.Runtime.InteropServices;
using Backpropamine.Loading;
using Backpropamine.Runtime.Tests.Support;

namespace Backpropamine.Runtime.Tests.Loading;

/// <summary>Libraries that are loaded from memory.</summary>
public class MemoryFileTests
{
    private const string Name = "backpropamine-test";

    [LinuxFact]
    public void A_library_in_memory_is_a_library()
    {
        var library = MemoryFile.Load(Name, NativeFiles.OfDotNet("System.IO.Compression.Native"));
        Assert.True(NativeLibrary.TryGetExport(library, "CompressionNative_Crc32", out _));
        Assert.Contains(File.ReadLines("/proc/self/maps"), line => line.Contains(Name, StringComparison.Ordinal));
    }

    [LinuxFact]
    public void Each_library_is_its_own()
    {
        var compression = MemoryFile.Load(Name, NativeFiles.OfDotNet("System.IO.Compression.Native"));
        var system = MemoryFile.Load(Name, NativeFiles.OfDotNet("System.Native"));
        Assert.NotEqual(compression, system);
        Assert.True(NativeLibrary.TryGetExport(system, "SystemNative_GetPid", out _));
        Assert.False(NativeLibrary.TryGetExport(system, "CompressionNative_Crc32", out _));
    }

    [LinuxFact]
    public void Garbage_is_no_library()
    {
        Assert.Throws<DllNotFoundException>(() => MemoryFile.Load(Name, []));
        Assert.Throws<DllNotFoundException>(() => MemoryFile.Load(Name, "no library"u8));
    }

    [LinuxFact]
    public void No_file_stays_open()
    {
        MemoryFile.Load(Name, NativeFiles.OfDotNet("System.IO.Compression.Native"));
        Assert.Throws<DllNotFoundException>(() => MemoryFile.Load(Name, "no library"u8));
        Assert.DoesNotContain(new DirectoryInfo("/proc/self/fd").GetFiles(), file => file.LinkTarget?.Contains(Name, StringComparison.Ordinal) == true);
    }
}
