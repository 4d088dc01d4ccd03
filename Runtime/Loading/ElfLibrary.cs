using System.Runtime.InteropServices;

namespace Backpropamine.Loading;

/// <summary>
/// A 64-bit Linux library as bytes, and the one change that this project makes to a copy of it: a symbol version that nothing uses is
/// asked for weakly, so that the system's loader does not insist on it.
/// </summary>
/// <param name="file">The content of the library, which is changed in place.</param>
internal sealed class ElfLibrary(byte[] file)
{
    private const uint Magic = 0x464C457F, LoadedSegment = 1, DynamicSegment = 2;
    private const byte Bits64 = 2, LittleEndian = 1;
    private const ushort Library = 3, Weak = 2, VersionMask = 0x7FFF, Undefined = 0;
    private const int DynamicSize = 16, NeedSize = 16, SymbolSize = 24, RelocationSize = 24;

    // Tags of the dynamic segment.
    private const long StringTable = 5, SymbolTable = 6, SymbolVersions = 0x6FFFFFF0, VersionNeeds = 0x6FFFFFFE;
    private const long Relocations = 7, RelocationsSize = 8, CallRelocations = 23, CallRelocationsSize = 2, ShortRelocations = 17;

    /// <summary>Marks the version of an undefined symbol as weak, if no other symbol has that version and no code refers to the symbol.</summary>
    /// <param name="symbol">The symbol's name.</param>
    /// <param name="version">The version's name.</param>
    /// <returns>
    /// Whether the version is weak now. If not, nothing was changed: the version is in use, or the file is damaged, or its structure is
    /// another one.
    /// </returns>
    public bool Weaken(string symbol, string version)
    {
        try
        {
            if (!IsLibrary() || Dynamic() is not { } dynamic || dynamic.ContainsKey(ShortRelocations)) return false;
            var names = Offset(dynamic[StringTable]);
            if (FindNeed(Offset(dynamic[VersionNeeds]), names, version) is not { } need) return false;
            if (FindOnly(dynamic, names, Read<ushort>(need + 6)) is not { } marker || !IsMarker(marker.At, names, symbol)) return false;
            if (Refers(dynamic[Relocations], dynamic[RelocationsSize], marker.Index)) return false;
            if (dynamic.TryGetValue(CallRelocations, out var calls) && Refers(calls, dynamic[CallRelocationsSize], marker.Index)) return false;
            var flags = (ushort)(Read<ushort>(need + 4) | Weak);
            MemoryMarshal.Write(file.AsSpan((int)need + 4), in flags);
            return true;
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or KeyNotFoundException or OverflowException)
        {
            return false;
        }
    }

    private bool IsLibrary() =>
        Read<uint>(0) == Magic && Read<byte>(4) == Bits64 && Read<byte>(5) == LittleEndian && Read<ushort>(16) == Library;

    /// <summary>The entries of the dynamic segment.</summary>
    private Dictionary<long, long>? Dynamic()
    {
        if (Segment(DynamicSegment, _ => true) is not { } segment) return null;
        var found = new Dictionary<long, long>();
        for (var at = Read<long>(segment + 8); Read<long>(at) != 0; at += DynamicSize) found[Read<long>(at)] = Read<long>(at + 8);
        return found;
    }

    /// <summary>Where in the file an address of the loaded library lies.</summary>
    private long Offset(long address)
    {
        var segment = Segment(LoadedSegment, at => address >= Read<long>(at + 16) && address - Read<long>(at + 16) < Read<long>(at + 32))
            ?? throw new ArgumentOutOfRangeException(nameof(address));
        return Within(address - Read<long>(segment + 16) + Read<long>(segment + 8));
    }

    private long? Segment(uint type, Func<long, bool> fits)
    {
        var (table, size, count) = (Within(Read<long>(32)), Read<ushort>(54), Read<ushort>(56));
        for (var i = 0; i < count; i++)
        {
            var at = table + i * size;
            if (Read<uint>(at) == type && fits(at)) return at;
        }

        return null;
    }

    /// <summary>The entry of a version among those that the library needs of others.</summary>
    private long? FindNeed(long libraries, long names, string version)
    {
        // Entries do not overlap. A chain of more than there is room for is damaged, and might never end.
        var room = file.Length / NeedSize;
        for (long library = libraries, next = 1; next != 0; library += next)
        {
            next = Read<uint>(library + 12);
            for (long need = library + Read<uint>(library + 8), step = 1; step != 0; need += step)
            {
                if (--room < 0) return null;
                step = Read<uint>(need + 12);
                if (Read<uint>(need) == Hash(version) && IsAt(names + Read<uint>(need + 8), version)) return need;
            }
        }

        return null;
    }

    /// <summary>The symbol that has a version, if it is the only one.</summary>
    private (long Index, long At)? FindOnly(Dictionary<long, long> dynamic, long names, int version)
    {
        // The table of symbols ends where that of strings begins; nothing else says how many there are without a walk over the hashes.
        var (symbols, versions) = (Offset(dynamic[SymbolTable]), Offset(dynamic[SymbolVersions]));
        (long, long)? found = null;
        for (var i = 0L; i < (names - symbols) / SymbolSize; i++)
        {
            if ((Read<ushort>(versions + 2 * i) & VersionMask) != version) continue;
            if (found is not null) return null;
            found = (i, symbols + i * SymbolSize);
        }

        return found;
    }

    private bool IsMarker(long symbol, long names, string name) => Read<ushort>(symbol + 6) == Undefined && IsAt(names + Read<uint>(symbol), name);

    private bool Refers(long address, long size, long symbol)
    {
        var start = Offset(address);
        for (var at = start; at < start + Within(size); at += RelocationSize)
        {
            if (Read<long>(at + 8) >>> 32 == symbol) return true;
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

    /// <summary>The hash of a name that the loader compares first.</summary>
    private static uint Hash(string name)
    {
        var hash = 0u;
        foreach (var letter in name)
        {
            hash = (hash << 4) + letter;
            var high = hash & 0xF0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }

        return hash;
    }

    private long Within(long offset) => offset >= 0 && offset <= file.Length ? offset : throw new ArgumentOutOfRangeException(nameof(offset));

    private T Read<T>(long at)
        where T : struct => MemoryMarshal.Read<T>(file.AsSpan(checked((int)at)));
}
