using Backpropamine.Loading;
using Backpropamine.Runtime.Tests.Support;
using static Backpropamine.Runtime.Tests.Loading.NativeFiles;

namespace Backpropamine.Runtime.Tests.Loading;

/// <summary>The one change to a copy of TorchSharp's library; nothing else is ever changed, whatever the file holds.</summary>
public class ElfLibraryTests
{
    private const int Seed = 18;

    [LinuxFact]
    public void One_bit_of_TorchSharps_own_library_changes()
    {
        var (before, after) = (OfTorchSharp(), OfTorchSharp());
        Assert.True(Weaken(after));
        var changed = Enumerable.Range(0, before.Length).Where(i => before[i] != after[i]).ToArray();
        Assert.Equal([Need(before) + 4], changed);
        Assert.Equal(2, before[changed[0]] ^ after[changed[0]]);
    }

    [LinuxFact]
    public void A_second_call_changes_nothing()
    {
        var library = OfTorchSharp();
        Assert.True(Weaken(library));
        var once = library.ToArray();
        Assert.True(Weaken(library));
        Assert.Equal(once, library);
    }

    [LinuxFact]
    public void Another_symbol_with_the_version_is_left_alone() => Refused(library =>
        BitConverter.TryWriteBytes(library.AsSpan(Section(library, ".gnu.version").Start + 2), BitConverter.ToUInt16(library, Need(library) + 6)));

    [LinuxFact]
    public void A_hidden_symbol_with_the_version_is_left_alone() => Refused(library =>
        BitConverter.TryWriteBytes(library.AsSpan(Section(library, ".gnu.version").Start + 2), (ushort)(BitConverter.ToUInt16(library, Need(library) + 6) | 0x8000)));

    [LinuxFact]
    public void A_marker_that_data_refers_to_is_left_alone() => Refused(library => Refer(library, ".rela.dyn"));

    [LinuxFact]
    public void A_marker_that_is_called_is_left_alone() => Refused(library => Refer(library, ".rela.plt"));

    [LinuxFact]
    public void A_marker_that_the_library_defines_is_left_alone() => Refused(library =>
        library[Section(library, ".dynsym").Start + 24 * Symbol(library) + 6] = 1);

    [LinuxFact]
    public void A_symbol_of_another_name_is_left_alone()
    {
        var library = OfTorchSharp();
        Assert.False(new ElfLibrary(library).Weaken("_ZSt21ios_base_library_init", NewVersion));
        Assert.False(new ElfLibrary(library).Weaken(Marker + "x", NewVersion));
        Assert.Equal(OfTorchSharp(), library);
    }

    [LinuxFact]
    public void A_version_that_much_uses_or_nobody_asks_for_is_left_alone()
    {
        var library = OfTorchSharp();
        Assert.False(new ElfLibrary(library).Weaken(Marker, "GLIBCXX_3.4"));
        Assert.False(new ElfLibrary(library).Weaken(Marker, "GLIBCXX_3.4.99"));
        Assert.Equal(OfTorchSharp(), library);
    }

    [LinuxFact]
    public void A_damaged_name_or_hash_of_the_version_is_refused()
    {
        Refused(library => library[Need(library)] ^= 1);
        Refused(library => library[Need(library) + 8] ^= 1);
    }

    [LinuxFact]
    public void A_chain_of_versions_without_an_end_is_refused() => Refused(library =>
    {
        var (start, length) = Section(library, ".gnu.version_r");
        for (var at = start; at < start + length; at += 16) BitConverter.TryWriteBytes(library.AsSpan(at + 12), 1);
        library.AsSpan(Need(library), 4).Clear();
    });

    [LinuxFact]
    public void A_library_of_another_machine_or_none_is_refused()
    {
        Refused(library => library[0] = 0);
        Refused(library => library[4] = 1);
        Refused(library => library[5] = 2);
        Refused(library => library[16] = 2);
    }

    [Fact]
    public void An_empty_file_or_a_text_is_refused()
    {
        for (var length = 0; length < 64; length++)
        {
            var text = new byte[length];
            Array.Fill(text, (byte)'x');
            Assert.False(Weaken(text));
        }
    }

    [LinuxFact]
    public void A_library_that_was_cut_off_is_refused()
    {
        var whole = OfTorchSharp();
        var end = Section(whole, ".rela.plt") is var (start, length) ? start + length : 0;
        var random = new Random(Seed);
        for (var i = 0; i < 500; i++)
        {
            var part = whole[..random.Next(i < 100 ? 200 : end)];
            Assert.False(Weaken(part), $"cut off at {part.Length}");
        }
    }

    [Fact]
    public void Random_bytes_are_refused()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(4096)];
            random.NextBytes(bytes);
            if (i % 2 == 0 && bytes.Length > 17) (bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[16], bytes[17]) = (0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 3, 0);
            Assert.False(Weaken(bytes), $"file {i}");
        }
    }

    /// <summary>Damage anywhere in what is read: the answer comes at once, and at most the one flag has changed.</summary>
    [LinuxFact]
    public void Random_damage_never_throws_and_changes_nothing_else()
    {
        var (library, whole, damaged) = (OfTorchSharp(), OfTorchSharp(), OfTorchSharp());
        (int Start, int Length)[] places = [(0, 0x270), .. new[] { ".dynamic", ".gnu.version_r", ".gnu.version", ".dynsym", ".rela.dyn" }.Select(name => Section(whole, name)), (0, whole.Length)];
        var flag = Need(whole) + 4;
        var random = new Random(Seed);
        for (var i = 0; i < 3000; i++)
        {
            var (start, length) = places[i % places.Length];
            for (var damage = random.Next(1, 4); damage > 0; damage--)
            {
                var at = start + random.Next(length - 8);
                if (random.Next(2) == 0) library[at] = (byte)random.Next(256);
                else BitConverter.TryWriteBytes(library.AsSpan(at & ~7), random.Next(3) switch { 0 => random.NextInt64(), 1 => random.NextInt64(whole.Length), _ => -1 - random.NextInt64(64) });
            }

            library.CopyTo(damaged, 0);
            var weak = Weaken(library);
            if (weak) Assert.True((library[flag] & 2) != 0, $"damage {i}");
            if (weak) damaged[flag] |= 2;
            Assert.True(damaged.AsSpan().SequenceEqual(library), $"damage {i}");
            whole.CopyTo(library, 0);
        }
    }

    private static bool Weaken(byte[] library) => new ElfLibrary(library).Weaken(Marker, NewVersion);

    /// <summary>TorchSharp's library with a change is refused, and stays as it is.</summary>
    private static void Refused(Action<byte[]> change)
    {
        var library = OfTorchSharp();
        change(library);
        var before = library.ToArray();
        Assert.False(Weaken(library));
        Assert.Equal(before, library);
    }

    private static void Refer(byte[] library, string relocations)
    {
        var symbol = Symbol(library);
        BitConverter.TryWriteBytes(library.AsSpan(Section(library, relocations).Start + 8 + 4), symbol);
    }
}
