using Backpropamine.Runtime.Tests.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Checkpoints;

public sealed class StateFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("state").FullName;
    private readonly DisposeScope _scope = NewDisposeScope();

    private string Kept => Path.Combine(_folder, "state.npz");

    public void Dispose()
    {
        _scope.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_kept_state_goes_on_with_the_same_numbers()
    {
        using var net = new Forager();
        var input = randn(2, 6);
        var (_, state) = net.forward(input, net.InitialState(2));
        (_, state) = net.forward(input, state);
        state.Save(Kept);

        Assert.Equal(["hidden.activity", "hidden.eligibility", "hidden.hebb"], NpzFile.Read(Kept).Keys.Order(StringComparer.Ordinal));
        var expected = net.forward(input, state).Output.Policy;
        var resumed = net.forward(input, net.InitialState(2).Load(Kept)).Output.Policy;
        Assert.Equal(expected.bytes.ToArray(), resumed.bytes.ToArray());
    }

    [Fact]
    public void A_state_of_another_batch_type_or_network_is_refused_and_nothing_changes()
    {
        using var net = new Forager();
        var (_, state) = net.forward(randn(2, 6), net.InitialState(2));
        state.Save(Kept);
        var other = net.InitialState(3);
        Refused(() => other.Load(Kept), "<f4 [2, 7], the state has <f4 [3, 7]");
        Assert.Equal(0, other.Hidden.Activity.abs().sum().item<float>());

        using var precise = new Forager(dtype: float64);
        Refused(() => precise.InitialState(2).Load(Kept), "<f8");
        using var plain = new Plain(senses: 6, hidden: 7);
        Refused(() => plain.InitialState(2).Load(Kept), "which the state has not");
        plain.InitialState(2).Save(Kept);
        Refused(() => net.InitialState(2).Load(Kept), "no part 'hidden.hebb'");
    }

    [Fact]
    public void A_state_that_was_damaged_on_its_way_is_refused_or_loads_the_same_bits()
    {
        using var net = new Forager();
        var (_, state) = net.forward(randn(1, 6), net.InitialState(1));
        state.Save(Kept);
        Damage.Try(Kept, path =>
        {
            using var scope = NewDisposeScope();
            return string.Concat(net.InitialState(1).Load(path).Parts.Select(part => Convert.ToHexString(part.bytes)));
        });
    }

    private static void Refused(Action action, string reason) =>
        Assert.Contains(reason, Assert.Throws<CheckpointException>(action).Message, StringComparison.Ordinal);
}
