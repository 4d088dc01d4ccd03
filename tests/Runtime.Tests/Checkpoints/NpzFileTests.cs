using System.IO.Compression;
using System.Text;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Checkpoints;

public sealed class NpzFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("npz").FullName;

    private string Archive => Path.Combine(_folder, "arrays.npz");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(ScalarType.Bool)]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Tensors_come_back_bit_for_bit(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var values = tensor(new double[] { 0, 1, 0, 1, 1, 0 }, [2, 1, 3]).to(type);
        NpzFile.Write(Archive, [new("a/b", NpyArray.From(values)), new("none", NpyArray.From(zeros([0, 4], type)))]);
        var read = NpzFile.Read(Archive);
        var back = read["a/b"].ToTensor();
        Assert.Equal(type, back.dtype);
        Assert.Equal([2, 1, 3], back.shape);
        Assert.Equal(values.bytes.ToArray(), back.bytes.ToArray());
        Assert.Equal([0, 4], read["none"].ToTensor().shape);
    }

    [Fact]
    public void A_transposed_tensor_is_written_row_by_row()
    {
        using var scope = NewDisposeScope();
        var array = NpyArray.From(tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 3]).t());
        Assert.Equal([3, 2], array.Shape);
        Assert.Equal([1, 4, 2, 5, 3, 6], array.ToArray<float>());
    }

    [Fact]
    public void The_bytes_are_those_of_numpy()
    {
        NpzFile.Write(Archive, [new("x", NpyArray.From<double>([1.5, -2]))]);
        using var archive = ZipFile.OpenRead(Archive);
        using var entry = archive.GetEntry("x.npy")!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        var header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }";
        byte[] expected = [0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. Encoding.ASCII.GetBytes(header.PadRight(117) + "\n"), .. BitConverter.GetBytes(1.5), .. BitConverter.GetBytes(-2.0)];
        Assert.Equal(expected, bytes.ToArray());
    }

    [Fact]
    public void The_same_arrays_make_the_same_file()
    {
        NpzFile.Write(Archive, [new("x", NpyArray.From<int>([1, 2]))]);
        var first = File.ReadAllBytes(Archive);
        NpzFile.Write(Archive, [new("x", NpyArray.From<int>([1, 2]))]);
        Assert.Equal(first, File.ReadAllBytes(Archive));
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (1, 1), }", "column-major")]
    [InlineData("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }", "<c8")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", "does not fit its header")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }", "does not fit its header")]
    [InlineData("{}", "cannot be read")]
    public void An_array_that_cannot_be_used_is_refused_by_name(string header, string reason)
    {
        byte[] npy = [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), 0, 0, 0, 0];
        using (var archive = ZipFile.Open(Archive, ZipArchiveMode.Create))
        using (var entry = archive.CreateEntry("broken.npy").Open())
            entry.Write(npy);
        var error = Assert.Throws<CheckpointException>(() => NpzFile.Read(Archive));
        Assert.Contains("'broken.npy'", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void Arrays_of_another_program_that_were_damaged_on_their_way_are_refused_or_the_same(CompressionLevel level)
    {
        NpzFile.Write(Archive, [new("größe", NpyArray.From<float>([1, 2, 3], 3, 1)), new("ids", NpyArray.From<long>([.. Enumerable.Range(0, 99)]))]);
        var arrays = NpzFile.ReadEntries(Archive);
        File.Delete(Archive);
        using (var archive = ZipFile.Open(Archive, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in arrays)
            {
                using var body = archive.CreateEntry(name, level).Open();
                body.Write(bytes);
            }
        }
        Damage.Try(Archive, path => string.Concat(NpzFile.Read(path).OrderBy(array => array.Key, StringComparer.Ordinal).Select(
            array => $"{array.Key} {NpyArray.Describe(array.Value.Shape)} {array.Value.Type} {Convert.ToHexString(array.Value.Bytes)}")));
    }

    [Fact]
    public void Another_element_type_is_not_reinterpreted() =>
        Assert.Throws<InvalidDataException>(() => NpyArray.From<float>([1]).ToArray<int>());

    [Fact]
    public void Data_of_the_wrong_size_is_refused() =>
        Assert.Throws<ArgumentException>(() => new NpyArray(NpyType.Float32, [3], new byte[8]));

    [Fact]
    public void A_tensor_too_large_for_an_array_is_refused()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<NotSupportedException>(() => NpyArray.From(zeros(1).expand(1L << 20, 1L << 9)));
        Assert.Contains("[1048576, 512]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_without_a_name_in_numpy_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<NotSupportedException>(() => NpyArray.From(zeros([1], ScalarType.BFloat16)));
    }
}
