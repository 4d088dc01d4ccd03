using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkpoint").FullName;

    private string Kept => Path.Combine(_folder, "run.npz");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Everything_comes_back()
    {
        using var net = nn.Linear(3, 2);
        Sample(net).Save(Kept);
        using var other = nn.Linear(3, 2);
        var read = Checkpoint.Open(Kept);
        read.Load("net", other);
        Assert.Equal(7, (int)read.Metadata["iteration"]!);
        Assert.Equal([0.1, 0.2], read.Get<double>("curve"));
        Assert.Equal(Bits(net.weight!), Bits(other.weight!));
        Assert.Equal(Bits(net.bias!), Bits(other.bias!));
        Assert.Equal(Kept, read.Source);
    }

    [Fact]
    public void An_optimiser_goes_on_as_if_it_had_never_stopped()
    {
        using var net = nn.Linear(3, 2);
        using var adam = optim.Adam(net.parameters(), 0.01);
        Step(net, adam);
        Step(net, adam);
        var checkpoint = new Checkpoint();
        checkpoint.Add("net", net);
        checkpoint.Add("adam", adam);
        checkpoint.Save(Kept);

        using var other = nn.Linear(3, 2);
        using var resumed = optim.Adam(other.parameters(), 0.01);
        var read = Checkpoint.Open(Kept);
        read.Load("net", other);
        read.Load("adam", resumed);
        Step(net, adam);
        Step(other, resumed);
        Assert.Equal(Bits(net.weight!), Bits(other.weight!));
    }

    [Fact]
    public void What_is_loaded_lies_as_Torch_lays_tensors_so_that_products_have_the_same_bits()
    {
        using var scope = NewDisposeScope();
        for (var size = 1; size < 40; size++)
        {
            using var net = nn.Linear(3, size);
            using var adam = optim.Adam(net.parameters(), 0.01);
            Step(net, adam);
            var checkpoint = new Checkpoint();
            checkpoint.Add("net", net);
            checkpoint.Add("adam", adam);
            checkpoint.Save(Kept);

            var read = Checkpoint.Open(Kept);
            read.Load("net", net);
            read.Load("adam", adam);
            IEnumerable<Tensor> moments = adam.state_dict().State.Cast<TorchSharp.Modules.Adam.State>().SelectMany(state => new[] { state.exp_avg, state.exp_avg_sq });
            foreach (var tensor in moments.Concat(net.parameters()).Append(read.Arrays["net/bias"].ToTensor()))
                Assert.Equal(0, tensor.storage<float>().data_ptr() % 64);
        }
    }

    [Fact]
    public void A_checkpoint_that_was_damaged_on_its_way_is_refused_or_loads_the_same_bits()
    {
        using var net = nn.Linear(3, 2);
        using var adam = optim.Adam(net.parameters(), 0.01);
        Step(net, adam);
        var checkpoint = Sample(net);
        checkpoint.Add("adam", adam);
        checkpoint.Save(Kept);
        Damage.Try(Kept, path => Read(path));
    }

    [Theory]
    [InlineData("net/weight.npy", "does not match the manifest")]
    [InlineData("metadata.json", "does not match the manifest")]
    [InlineData("manifest.json", "manifest cannot be read")]
    public void An_entry_that_was_replaced_is_named(string entry, string reason)
    {
        using var net = nn.Linear(3, 2);
        Sample(net).Save(Kept);
        using (var archive = ZipFile.Open(Kept, ZipArchiveMode.Update))
        {
            archive.GetEntry(entry)!.Delete();
            using var body = archive.CreateEntry(entry).Open();
            body.Write("[]"u8);
        }
        Refused(() => Checkpoint.Open(Kept), reason);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("null")]
    public void Metadata_that_is_no_object_is_refused(string metadata)
    {
        List<(string, byte[])> entries = [("metadata.json", Encoding.UTF8.GetBytes(metadata))];
        entries.Add(("manifest.json", CheckpointManifest.Write(entries)));
        NpzFile.WriteEntries(Kept, entries);
        Refused(() => Checkpoint.Open(Kept), "its metadata cannot be read");
    }

    [Theory]
    [InlineData("net/weight.npy", "missing")]
    [InlineData("metadata.json", "missing")]
    [InlineData("manifest.json", "no manifest")]
    public void A_missing_entry_is_named(string entry, string reason)
    {
        using var net = nn.Linear(3, 2);
        Sample(net).Save(Kept);
        using (var archive = ZipFile.Open(Kept, ZipArchiveMode.Update))
            archive.GetEntry(entry)!.Delete();
        Refused(() => Checkpoint.Open(Kept), reason);
    }

    [Fact]
    public void A_foreign_entry_is_refused()
    {
        using var net = nn.Linear(3, 2);
        Sample(net).Save(Kept);
        using (var archive = ZipFile.Open(Kept, ZipArchiveMode.Update))
            archive.CreateEntry("stowaway.npy");
        Refused(() => Checkpoint.Open(Kept), "'stowaway.npy' is not in the manifest");
    }

    [Fact]
    public void Foreign_files_are_refused()
    {
        Refused(() => Checkpoint.Open(Kept), "no such file");
        File.WriteAllText(Kept, "not an archive");
        Refused(() => Checkpoint.Open(Kept), "no .npz archive");
        NpzFile.Write(Kept, [new("x", NpyArray.From<int>([1]))]);
        Refused(() => Checkpoint.Open(Kept), "no checkpoint of this program");
    }

    [Fact]
    public void Another_network_is_refused_and_left_as_it_was()
    {
        using var net = nn.Linear(3, 2);
        Sample(net).Save(Kept);
        var read = Checkpoint.Open(Kept);
        using var wider = nn.Linear(4, 2);
        var before = Bits(wider.bias!);
        Refused(() => read.Load("net", wider), "weight as <f4 [2, 3], the network has <f4 [2, 4]");
        using var bare = nn.Linear(3, 2, hasBias: false);
        Refused(() => read.Load("net", bare), "bias, which the network has not");
        using var precise = nn.Linear(3, 2, dtype: float64);
        Refused(() => read.Load("net", precise), "<f8");
        Refused(() => read.Get<float>("curve"), "'curve' holds <f8, not <f4");
        Refused(() => read.Get<float>("curves"), "no array 'curves'");
        Assert.Equal(before, Bits(wider.bias!));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file()
    {
        using var net = nn.Linear(3, 2);
        Sample(net).Save(Kept);
        var old = File.ReadAllBytes(Kept);
        IEnumerable<KeyValuePair<string, NpyArray>> Failing()
        {
            yield return new("x", NpyArray.From<int>([1]));
            throw new IOException("disk full");
        }
        Refused(() => NpzFile.Write(Kept, Failing()), "disk full");
        Assert.Equal(old, File.ReadAllBytes(Kept));
        Assert.Equal([Kept], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Threads_that_save_to_one_file_at_once_leave_one_whole_checkpoint()
    {
        Parallel.For(0, 40, i =>
        {
            var checkpoint = new Checkpoint();
            checkpoint.Add("values", NpyArray.From<int>([.. Enumerable.Repeat(i, 1000)]));
            checkpoint.Save(Kept);
        });
        Assert.Single(Checkpoint.Open(Kept).Get<int>("values").Distinct());
        Assert.Equal([Kept], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        File.WriteAllText(Kept, "");
        Refused(() => new Checkpoint().Save(Path.Combine(Kept, "below.npz")), "cannot be written");
    }

    private static Checkpoint Sample(nn.Module net)
    {
        var checkpoint = new Checkpoint { Metadata = new JsonObject { ["iteration"] = 7 } };
        checkpoint.Add("net", net);
        checkpoint.Add("curve", NpyArray.From<double>([0.1, 0.2]));
        return checkpoint;
    }

    private static string Read(string path)
    {
        var read = Checkpoint.Open(path);
        return read.Metadata.ToJsonString() + string.Concat(read.Arrays.Select(array => array.Key + Convert.ToHexString(array.Value.Bytes)));
    }

    private static void Step(TorchSharp.Modules.Linear net, optim.Optimizer adam)
    {
        using var scope = NewDisposeScope();
        adam.zero_grad();
        net.forward(ones(1, 3)).square().sum().backward();
        adam.step();
    }

    private static byte[] Bits(Tensor tensor) => tensor.detach().contiguous().bytes.ToArray();

    private static void Refused(Action action, string reason)
    {
        var error = Assert.Throws<CheckpointException>(action);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
