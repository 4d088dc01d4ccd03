using System.Buffers.Binary;
using System.IO.Compression;
using Backpropamine.Training;

namespace Backpropamine.Samples.Images;

/// <summary>
/// Grey pictures of one size, each with mean 0 and a largest value of 1: CIFAR-10 in its binary form (<c>data_batch_1.bin</c> …, channels added up), or files of
/// MNIST's form (<c>train-images-idx3-ubyte</c>, also with <c>.gz</c>). The last tenth is for the test.
/// </summary>
public sealed class ImageData
{
    /// <summary>What a folder should hold, for messages.</summary>
    public const string Source = "data_batch_1.bin … of CIFAR-10's binary version, or train-images-idx3-ubyte.gz of Fashion-MNIST (Debian: dataset-fashion-mnist)";

    private const int CifarSide = 32;
    private const int CifarChannels = 3;
    private const int IdxMagic = 2051;
    private const int IdxHeader = 16;
    private const int TestShare = 10;

    private readonly float[][] _images;

    private ImageData(int side, IEnumerable<float[]> images)
    {
        Side = side;
        _images = [.. images.Select(Normalise)];
        Mean = new float[side * side];
        foreach (var image in Of(LessonPart.Training))
            for (var i = 0; i < Mean.Length; i++)
                Mean[i] += image[i] / Of(LessonPart.Training).Count;
    }

    /// <summary>Pixels along a picture's side.</summary>
    public int Side { get; }

    /// <summary>The mean of all pictures for training.</summary>
    public float[] Mean { get; }

    /// <summary>Pixels along the side of a folder's pictures.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="UsageException">There are no pictures.</exception>
    public static int FindSide(string? folder) => Cifar(folder).Length > 0 ? CifarSide : ReadIdx(Idx(folder), headerOnly: true).Side;

    /// <summary>Reads the pictures of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="UsageException">There are no pictures, or they cannot be read.</exception>
    public static ImageData Read(string? folder)
    {
        if (Cifar(folder) is { Length: > 0 } batches)
            return new ImageData(CifarSide, batches.SelectMany(ReadCifar));
        var (side, images) = ReadIdx(Idx(folder), headerOnly: false);
        return new ImageData(side, images);
    }

    /// <summary>The pictures of a part.</summary>
    /// <param name="part">The part.</param>
    public ArraySegment<float[]> Of(LessonPart part)
    {
        var test = Math.Max(1, _images.Length / TestShare);
        return part == LessonPart.Test ? new(_images, _images.Length - test, test) : new(_images, 0, _images.Length - test);
    }

    private static string[] Cifar(string? folder)
    {
        var found = Directory.Exists(folder) ? Directory.GetFiles(folder, "data_batch_*.bin") : [];
        Array.Sort(found, StringComparer.Ordinal);
        return found;
    }

    private static string Idx(string? folder)
    {
        if (folder is null)
            throw new UsageException($"the task images needs --data FOLDER, the folder with {Source}");
        string[] names = ["train-images-idx3-ubyte", "train-images-idx3-ubyte.gz"];
        return names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new UsageException($"--data {folder}: there are no pictures; put {Source} there");
    }

    // A label, then red, green and blue of each pixel.
    private static IEnumerable<float[]> ReadCifar(string path)
    {
        const int Pixels = CifarSide * CifarSide;
        const int Record = 1 + CifarChannels * Pixels;
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length == 0 || bytes.Length % Record != 0)
            throw new UsageException($"{path} cannot be read (its length is no multiple of {Record} bytes): fetch it again");
        for (var start = 1; start < bytes.Length; start += Record)
        {
            var image = new float[Pixels];
            for (var i = 0; i < CifarChannels * Pixels; i++)
                image[i % Pixels] += bytes[start + i];
            yield return image;
        }
    }

    private static (int Side, float[][] Images) ReadIdx(string path, bool headerOnly)
    {
        try
        {
            using var file = File.OpenRead(path);
            using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
            Span<byte> header = stackalloc byte[IdxHeader];
            stream.ReadExactly(header);
            var (magic, count, rows, columns) = (Number(header, 0), Number(header, 1), Number(header, 2), Number(header, 3));
            if (magic != IdxMagic || rows != columns || rows is < 2 or > 1000 || count < 2)
                throw new InvalidDataException("it holds no square pictures");
            if (headerOnly)
                return (rows, []);
            var (images, bytes) = (new float[count][], new byte[rows * rows]);
            for (var i = 0; i < count; i++)
            {
                stream.ReadExactly(bytes);
                images[i] = Array.ConvertAll(bytes, value => (float)value);
            }
            return (rows, images);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new UsageException($"{path} cannot be read ({e.Message.TrimEnd('.')}): fetch it again");
        }
    }

    private static int Number(ReadOnlySpan<byte> header, int place) => BinaryPrimitives.ReadInt32BigEndian(header[(4 * place)..]);

    private static float[] Normalise(float[] image)
    {
        var mean = image.Average();
        for (var i = 0; i < image.Length; i++)
            image[i] -= mean;
        var largest = image.Max(MathF.Abs);
        for (var i = 0; i < image.Length && largest > 0; i++)
            image[i] /= largest;
        return image;
    }
}
