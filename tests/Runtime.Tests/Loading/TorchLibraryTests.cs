using System.Runtime.InteropServices;
using Backpropamine.Loading;
using Backpropamine.Runtime.Tests.Support;
using static Backpropamine.Runtime.Tests.Loading.NativeFiles;

namespace Backpropamine.Runtime.Tests.Loading;

/// <summary>A copy is loaded where the system refuses TorchSharp's library because of one version, and nowhere else.</summary>
public sealed class TorchLibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("backpropamine-").FullName;
    private readonly StringWriter _errors = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [LinuxFact]
    public void A_copy_of_TorchSharps_library_is_loaded_where_the_system_refuses_the_library()
    {
        var isRefused = !NativeLibrary.TryLoad(TorchSharpPath, out _);
        var copy = TorchLibrary.LoadCopy(TorchSharpPath, _errors);
        Assert.Equal(isRefused, copy != 0);
        Assert.Equal("", _errors.ToString());
        if (isRefused) Assert.True(NativeLibrary.TryGetExport(copy, "THSTorch_manual_seed", out _));
    }

    [LinuxFact]
    public void TorchSharps_package_is_not_changed()
    {
        var before = OfTorchSharp();
        TorchLibrary.LoadCopy(TorchSharpPath, _errors);
        Assert.Equal(before, OfTorchSharp());
    }

    [LinuxFact]
    public void A_library_that_is_missing_or_no_library_is_not_our_business()
    {
        Assert.Equal(0, TorchLibrary.LoadCopy(Path.Combine(_folder, "missing.so"), _errors));
        Assert.Equal(0, TorchLibrary.LoadCopy(Write("garbage"u8.ToArray()), _errors));
        Assert.Equal("", _errors.ToString());
    }

    [LinuxFact]
    public void A_library_that_loads_is_not_our_business()
    {
        Assert.Equal(0, TorchLibrary.LoadCopy(Write(OfDotNet("System.IO.Compression.Native")), _errors));
        Assert.Equal("", _errors.ToString());
    }

    /// <summary>With a wrong hash, every system refuses the version, and the copy's structure is not the expected one.</summary>
    [LinuxFact]
    public void A_damaged_library_gives_one_line()
    {
        var library = OfTorchSharp();
        library[Need(library)] ^= 1;
        var path = Write(library);
        Assert.Equal(0, TorchLibrary.LoadCopy(path, _errors));
        var line = Assert.Single(_errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"Backpropamine: {path} needs the C++ library of GCC 13 or newer", line, StringComparison.Ordinal);
        Assert.EndsWith("Install a newer libstdc++6, or use a newer system.", line, StringComparison.Ordinal);
    }

    private string Write(byte[] library)
    {
        var path = Path.Combine(_folder, "library.so");
        File.WriteAllBytes(path, library);
        return path;
    }
}
