using System.Runtime.InteropServices;

namespace Backpropamine.Loading;

/// <summary>
/// A 64-bit Linux library as bytes, and the one change that this project makes to a copy of it: a symbol version that nothing uses is
/// asked for weakly, so that the system's loader does not insist on it.
/// </summary>
/// <param name="file">The content of the library, which is changed in place.</param>
internal sealed class ElfLibrary(byte[] file)
{
    private const uint Magic = 0x464C457F, DynamicSegment = 2, LoadedSegment = 1;
    private const long StringTable = 5, SymbolTable = 6, Relocations = 7, RelocationsSize = 8, CallRelocations = 23, CallRelocationsSize = 2;
    private const long SymbolVersions = 0x6FFFFFF0, VersionNeeds = 0x6FFFFFFE;
    private const int SymbolSize = 24, RelocationSize = 24;
    private const ushort Weak = 2;

    /// <summary>Marks the version of an undefined symbol as weak, if no other symbol has that version and no code refers to the symbol.</summary>
    /// <param name="symbol">The symbol's name.</param>
    /// <param name="version">The version's name.</param>
    /// <returns>Whether the copy was changed; the file's structure may be damaged or another one.</returns>
    public bool Weaken(string symbol, string version)
    {
        try
        {
            return IsElf() && Dynamic() is { } dynamic && Weaken(dynamic, symbol, version);
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or KeyNotFoundException or OverflowException)
        {
            return false;
        }
    }

    private bool Weaken(Dictionary<long, long> dynamic, string symbol, string version)
    {
        var names = Offset(dynamic[StringTable]);
        if (FindNeed(dynamic, names, version) is not { } need) return false;
        var index = Read<ushort>(need + 6);

        // The table of symbols ends where that of strings begins; nothing else says how many there are without a walk over the hashes.
        var symbols = Offset(dynamic[SymbolTable]);
        var versions = Offset(dynamic[SymbolVersions]);
        var marker = -1L;
        for (var i = 0L; i < (names - symbols) / SymbolSize; i++)
        {
            if (Read<ushort>(versions + 2 * i) != index) continue;
            if (marker >= 0 || !IsAt(names + Read<uint>(symbols + i * SymbolSize), symbol)) return false;
            marker = i;
        }

        if (marker < 0 || Refers(dynamic, Relocations, RelocationsSize, marker) || Refers(dynamic, CallRelocations, CallRelocationsSize, marker)) return false;
        var flags = (ushort)(Read<ushort>(need + 4) | Weak);
        MemoryMarshal.Write(file.AsSpan(checked((int)need + 4)), in flags);
        return true;
    }

    private bool IsElf() => Read<uint>(0) == Magic && file[4] == 2 && file[5] == 1;

    /// <summary>The entries of the dynamic segment.</summary>
    private Dictionary<long, long>? Dynamic()
    {
        if (Segment(DynamicSegment, _ => true) is not { } segment) return null;
        var found = new Dictionary<long, long>();
        for (var at = Read<long>(segment + 8); Read<long>(at) != 0; at += 16) found[Read<long>(at)] = Read<long>(at + 8);
        return found;
    }

    /// <summary>Where in the file an address of the loaded library lies.</summary>
    private long Offset(long address)
    {
        var segment = Segment(LoadedSegment, at => address >= Read<long>(at + 16) && address < Read<long>(at + 16) + Read<long>(at + 32))
            ?? throw new ArgumentOutOfRangeException(nameof(address));
        return address - Read<long>(segment + 16) + Read<long>(segment + 8);
    }

    private long? Segment(uint type, Func<long, bool> fits)
    {
        var (table, size, count) = (Read<long>(32), Read<ushort>(54), Read<ushort>(56));
        for (var i = 0; i < count; i++)
        {
            var at = table + i * size;
            if (Read<uint>(at) == type && fits(at)) return at;
        }

        return null;
    }

    /// <summary>The entry of a version among those that the library needs of others.</summary>
    private long? FindNeed(Dictionary<long, long> dynamic, long names, string version)
    {
        for (long library = Offset(dynamic[VersionNeeds]), next = 1; next != 0; library += next)
        {
            next = Read<uint>(library + 12);
            for (long need = library + Read<uint>(library + 8), step = 1; step != 0; need += step)
            {
                step = Read<uint>(need + 12);
                if (IsAt(names + Read<uint>(need + 8), version)) return need;
            }
        }

        return null;
    }

    private bool Refers(Dictionary<long, long> dynamic, long table, long size, long symbol)
    {
        if (!dynamic.TryGetValue(table, out var address)) return false;
        var start = Offset(address);
        for (var at = start; at < start + dynamic[size]; at += RelocationSize)
        {
            if (Read<long>(at + 8) >> 32 == symbol) return true;
        }

        return false;
    }

    private bool IsAt(long at, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Read<byte>(at + i) != text[i]) return false;
        }

        return Read<byte>(at + text.Length) == 0;
    }

    private T Read<T>(long at)
        where T : struct => MemoryMarshal.Read<T>(file.AsSpan(checked((int)at)));
}
