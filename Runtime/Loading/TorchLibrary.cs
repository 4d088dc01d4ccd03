using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using TorchSharp;

namespace Backpropamine.Loading;

/// <summary>
/// Makes TorchSharp load on a Linux whose C++ library is older than GCC 13's, such as Debian 12 and Ubuntu 22.04. TorchSharp's native library
/// asks there for a symbol version of which it uses nothing. Where the system refuses it for that reason, and only there, a copy in memory that
/// does not insist on the version is loaded instead. The package's own file is never changed, and no other is written.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TorchLibrary
{
    private const string Name = "LibTorchSharp";
    private const string Version = "GLIBCXX_3.4.32";

    /// <summary>What the header iostream leaves behind in a library: a name to link by, which no code calls.</summary>
    private const string Marker = "_ZSt21ios_base_library_initv";

    private static readonly Lazy<nint> Copy = new(() => Find($"lib{Name}.so") is { } path ? LoadCopy(path, Console.Error) : 0);
    private static int _isPrepared;

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "Where all is one file, the other folders have the libraries.")]
    private static string? FolderOfTorchSharp => Path.GetDirectoryName(typeof(torch).Assembly.Location);

    /// <summary>Called before any code of an assembly that has the generator runs.</summary>
    public static void Prepare()
    {
        if (!OperatingSystem.IsLinux() || Interlocked.Exchange(ref _isPrepared, 1) != 0) return;
        WaitPolicy.Shorten();
        var context = AssemblyLoadContext.GetLoadContext(typeof(torch).Assembly) ?? AssemblyLoadContext.Default;
        context.ResolvingUnmanagedDll += Resolve;
    }

    /// <summary>Loads a copy of TorchSharp's native library, if the system refuses the library itself because of the version.</summary>
    /// <param name="path">The library.</param>
    /// <param name="errors">Where one line goes if the copy is refused too.</param>
    /// <returns>The copy's handle, or 0.</returns>
    internal static nint LoadCopy(string path, TextWriter errors)
    {
        if (Refusal(path) is not { } refusal || !refusal.Contains(Version, StringComparison.Ordinal)) return 0;
        try
        {
            var copy = File.ReadAllBytes(path);
            if (!new ElfLibrary(copy).Weaken(Marker, Version)) throw new DllNotFoundException("the library uses the version, or it is damaged");

            // In memory it has no folder in which the system could look for what it needs.
            foreach (var needed in new[] { "libc10.so", "libtorch_cpu.so", "libtorch.so" })
            {
                if (Find(needed) is { } file) NativeLibrary.Load(file);
            }

            return MemoryFile.Load(Name, copy);
        }
        catch (Exception error)
        {
            // TorchSharp's own error follows, whatever this one is.
            errors.WriteLine(
                $"Backpropamine: {path} needs the C++ library of GCC 13 or newer (libstdc++.so.6 with {Version}), and a copy that does not need it "
                + $"could not be loaded: {error.Message.ReplaceLineEndings(" ")}. Install a newer libstdc++6, or use a newer system.");
            return 0;
        }
    }

    /// <summary>Asked by the runtime after all its own ways to load a library have failed.</summary>
    private static nint Resolve(Assembly assembly, string name) => name == Name ? Copy.Value : 0;

    /// <summary>The library in the folders in which this program's native libraries lie.</summary>
    private static string? Find(string file)
    {
        var folders = (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(Path.PathSeparator);
        return folders
            .Append(FolderOfTorchSharp)
            .Append(AppContext.BaseDirectory)
            .Where(folder => !string.IsNullOrEmpty(folder))
            .Select(folder => Path.Combine(folder!, file))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Why the system does not load a library.</summary>
    private static string? Refusal(string path)
    {
        try
        {
            NativeLibrary.Load(path);
            return null;
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            return error.Message;
        }
    }
}
