using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.SystemTorch.Tests;

public class FileTests
{
    [Fact]
    public void AModuleComesBackFromItsFile()
    {
        var path = Path.GetTempFileName();
        try
        {
            var saved = new TwoLayers();
            saved.save(path);
            var loaded = new TwoLayers();
            loaded.load(path);
            var x = randn(2, 3);
            Assert.Equal(saved.call(x).Floats(), loaded.call(x).Floats());
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>TorchSharp's own format: the number of entries, then name, element type, dimensions, sizes (LEB128) and data of each.</summary>
    [Fact]
    public void TheBytesAreTorchSharps()
    {
        var net = new GetOnly();
        var stream = new MemoryStream();
        net.save(stream);
        byte[] expected = [1, 6, .. "weight"u8, 6, 1, 2, .. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(1f)];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void SizesAbove127TakeTwoBytes()
    {
        var stream = new MemoryStream();
        zeros(300, dtype: uint8).Save(stream);
        Assert.Equal([0, 1, 300 & 0x7f | 0x80, 300 >> 7], stream.ToArray()[..4]);
        Assert.Equal(304, stream.ToArray().Length);
    }

    [Fact]
    public void AFileOfAnotherModuleIsRefused()
    {
        var stream = new MemoryStream();
        new GetOnly().save(stream);
        var bytes = stream.ToArray();
        Assert.Throws<ArgumentException>(() => new TwoLayers().load(new MemoryStream(bytes)));
        var other = nn.Sequential(nn.Linear(1, 1, hasBias: false));
        Assert.Throws<ArgumentException>(() => other.load(new MemoryStream(bytes)));
    }

    [Fact]
    public void ATruncatedFileIsRefused()
    {
        var stream = new MemoryStream();
        new GetOnly().save(stream);
        var bytes = stream.ToArray()[..^3];
        Assert.Throws<EndOfStreamException>(() => new GetOnly().load(new MemoryStream(bytes)));
    }

    [Fact]
    public void LooseLoadingSkipsWhatIsUnknown()
    {
        var stream = new MemoryStream();
        var writer = new BinaryWriter(stream);
        nn.Module.save_state_dict(writer, new() { ["other"] = ones(3), ["weight"] = full(2, 4f) });
        var net = new GetOnly();
        var found = new Dictionary<string, bool>();
        net.load(new MemoryStream(stream.ToArray()), strict: false, loadedParameters: found);
        Assert.Equal([4, 4], net.Weight.Floats());
        Assert.Equal([false, true], found.Values);
    }

    [Fact]
    public void StateDictionariesCopy()
    {
        var (source, target) = (new TwoLayers(), new TwoLayers());
        target.load_state_dict(source.state_dict());
        Assert.Equal(source.get_parameter("inner.weight")!.Floats(), target.get_parameter("inner.weight")!.Floats());
        Assert.Throws<InvalidOperationException>(() => target.load_state_dict(new() { ["scale"] = ones(2) }));
        var (missing, unexpected) = target.load_state_dict(new() { ["scale"] = full(2, 2f), ["x"] = ones(1) }, strict: false);
        Assert.Equal(3, missing.Count);
        Assert.Equal(["x"], unexpected);
        Assert.Equal([2, 2], target.Scale.Floats());
    }
}
