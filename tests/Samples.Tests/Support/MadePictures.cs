using System.Buffers.Binary;
using System.IO.Compression;

namespace Backpropamine.Samples.Tests.Support;

/// <summary>Files of pictures, made up.</summary>
internal static class MadePictures
{
    public const int Side = 4;

    /// <summary>Twenty pictures of 4 × 4 pixels in MNIST's form.</summary>
    public static string WriteIdx(string folder, bool packed = true, int count = 20)
    {
        Directory.CreateDirectory(folder);
        using var file = File.Create(Path.Combine(folder, "train-images-idx3-ubyte" + (packed ? ".gz" : "")));
        using Stream stream = packed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        Span<byte> number = stackalloc byte[4];
        foreach (var value in new[] { 2051, count, Side, Side })
        {
            BinaryPrimitives.WriteInt32BigEndian(number, value);
            stream.Write(number);
        }
        for (var image = 0; image < count; image++)
            for (var pixel = 0; pixel < Side * Side; pixel++)
                stream.WriteByte(Value(image, pixel));
        return folder;
    }

    /// <summary>Twenty pictures of 32 × 32 pixels in CIFAR's form; red is the picture, green and blue are 1 and 2.</summary>
    public static string WriteCifar(string folder)
    {
        Directory.CreateDirectory(folder);
        using var stream = File.Create(Path.Combine(folder, "data_batch_1.bin"));
        for (var image = 0; image < 20; image++)
        {
            stream.WriteByte(7);
            for (var pixel = 0; pixel < 3 * 1024; pixel++)
                stream.WriteByte(pixel < 1024 ? Value(image, pixel) : (byte)(pixel / 1024));
        }
        return folder;
    }

    public static byte Value(int image, int pixel) => (byte)((image * 37 + pixel * pixel * 11 + pixel * image) % 251);
}
