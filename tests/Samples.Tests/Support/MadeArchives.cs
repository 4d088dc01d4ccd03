using System.Buffers.Binary;
using System.IO.Compression;

namespace Backpropamine.Samples.Tests.Support;

/// <summary>Archives in the form of Omniglot's, with made-up drawings: each is black in one row and one column, which say whose it is.</summary>
internal static class MadeArchives
{
    public const int Side = 62;

    /// <summary>Writes an archive.</summary>
    public static void Write(string file, params (string Alphabet, int First, int Characters)[] alphabets)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Create);
        foreach (var (alphabet, first, characters) in alphabets)
            for (var character = first; character < first + characters; character++)
                for (var drawing = 0; drawing < 3; drawing++)
                {
                    using var stream = zip.CreateEntry($"images/{alphabet}/character{character + 1:00}/{alphabet.Length:0000}_{drawing + 1:00}.png").Open();
                    stream.Write(Png((x, y) => y / 2 == 2 * character || x / 2 == 2 * drawing));
                }
    }

    /// <summary>All that a training needs.</summary>
    public static string WriteAll(string folder)
    {
        Directory.CreateDirectory(folder);
        Write(Path.Combine(folder, "images_small1.zip"), ("Greek", 0, 5), ("Balinese", 0, 5), ("Sanskrit", 0, 6));
        Write(Path.Combine(folder, "images_small2.zip"), ("Greek", 0, 5), ("Korean", 5, 2));
        return folder;
    }

    // Eight bits of grey, no filters.
    private static byte[] Png(Func<int, int, bool> ink)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Side);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Side);
        header[8] = 8;
        Chunk(file, "IHDR", header);
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            for (var y = 0; y < Side; y++)
            {
                deflate.WriteByte(0);
                for (var x = 0; x < Side; x++)
                    deflate.WriteByte(ink(x, y) ? (byte)0 : (byte)255);
            }
        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    // Readers of pictures that check sums want a right one; this one is the standard's, bit by bit.
    private static void Chunk(Stream file, string name, ReadOnlySpan<byte> data)
    {
        byte[] body = [.. name.Select(letter => (byte)letter), .. data];
        var sum = uint.MaxValue;
        foreach (var value in body)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ ((sum & 1) == 0 ? 0 : 0xEDB88320);
        }
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~sum);
        file.Write(number);
    }
}
