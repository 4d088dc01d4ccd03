using System.Text;
using TorchSharp;

namespace Backpropamine.Runtime.Tests.Loading;

/// <summary>Libraries to load and to damage.</summary>
internal static class NativeFiles
{
    public const string Marker = "_ZSt21ios_base_library_initv";
    public const string NewVersion = "GLIBCXX_3.4.32";

    /// <summary>TorchSharp's own, as its package has it.</summary>
    public static string TorchSharpPath { get; } = Path.Combine(Path.GetDirectoryName(typeof(torch).Assembly.Location)!, "libLibTorchSharp.so");

    /// <summary>A library of .NET's own, which depends on nothing but the C library.</summary>
    public static byte[] OfDotNet(string name) =>
        File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, $"lib{name}.so"));

    /// <summary>TorchSharp's library, to be changed.</summary>
    public static byte[] OfTorchSharp() => File.ReadAllBytes(TorchSharpPath);

    /// <summary>Where a section lies, by its name: from the table of sections, which the loader does not read.</summary>
    public static (int Start, int Length) Section(byte[] library, string name)
    {
        var (table, size, count, names) = ((int)BitConverter.ToInt64(library, 40), BitConverter.ToUInt16(library, 58), BitConverter.ToUInt16(library, 60), BitConverter.ToUInt16(library, 62));
        var strings = At(names).Start;
        return At(Enumerable.Range(0, count).Single(i => Text(library, strings + BitConverter.ToInt32(library, table + i * size)) == name));

        (int Start, int Length) At(int section) =>
            ((int)BitConverter.ToInt64(library, table + section * size + 24), (int)BitConverter.ToInt64(library, table + section * size + 32));
    }

    /// <summary>Where the library asks for the version: the entry's hash, flags, number and name.</summary>
    public static int Need(byte[] library)
    {
        var (names, needs) = (Section(library, ".dynstr").Start, Section(library, ".gnu.version_r"));
        return Enumerable.Range(0, needs.Length / 16).Select(i => needs.Start + i * 16).Single(at =>
            BitConverter.ToInt32(library, at + 8) is > 255 and var name && Text(library, names + name) == NewVersion);
    }

    /// <summary>The number of the symbol that has the version.</summary>
    public static int Symbol(byte[] library)
    {
        var (version, versions) = (BitConverter.ToUInt16(library, Need(library) + 6), Section(library, ".gnu.version"));
        return Enumerable.Range(0, versions.Length / 2).Single(i => BitConverter.ToUInt16(library, versions.Start + 2 * i) == version);
    }

    private static string Text(byte[] library, int at) => at >= library.Length ? "" : Encoding.ASCII.GetString(library, at, library.AsSpan(at).IndexOf((byte)0));
}
