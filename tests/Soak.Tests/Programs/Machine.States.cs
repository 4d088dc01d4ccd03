using System.Globalization;
using Backpropamine.Soak.Tests.Models;
using static TorchSharp.torch;

namespace Backpropamine.Soak.Tests.Programs;

/// <content>What is done to states.</content>
internal sealed partial class Machine
{
    private Slot Start(int network, Random draw)
    {
        var lanes = draw.Next(1, 5);
        var slot = new Slot(KindOf(network), _networks[network].Start(lanes));
        Put(slot);
        Say(string.Create(CultureInfo.InvariantCulture, $"state {_states.IndexOf(slot)} of {Name(network)}, {lanes} lanes"));
        return slot;
    }

    private void Put(Slot slot)
    {
        if (_states.Count == MostStates) _states.RemoveAt(0);
        _states.Add(slot);
    }

    /// <summary>One of the states; a new one if there is none.</summary>
    private Slot Pick(Random draw)
    {
        var which = draw.Next(MostStates);
        var network = draw.Next(3);
        var seed = draw.Next();
        if (_states.Count == 0) return Start(network, new Random(seed));
        Say(string.Create(CultureInfo.InvariantCulture, $"state {which % _states.Count}"));
        return _states[which % _states.Count];
    }

    private void Steps(Slot slot, Random draw, int count)
    {
        for (var i = 0; i < count; i++) Step(slot, draw);
    }

    private void Step(Slot slot, Random draw)
    {
        var network = Network(slot, draw, out var name);
        var (isPlain, isScoped, isLost) = (draw.Next(8) == 0, draw.Next(4) == 0, draw.Next(2) == 0);
        var lanes = slot.State.Batch;
        var input = Leaf(draw, 0.8, lanes, Inputs(slot.Kind));
        var modulation = Modulation(slot.Kind, draw, lanes, 1);
        var isEchoed = draw.Next(4) == 0;
        Say($"in {name}{(isPlain ? " by plain operations" : "")}{(modulation is null ? "" : " with M")}{(slot.Echo is null ? "" : ", an output comes in again")}");
        if (slot.Echo is not null) input = input + slot.Echo;
        using var scope = isScoped ? NewDisposeScope() : null;
        if (isPlain) network.Module.Execution = Execution.Reference;
        (var output, slot.State) = network.Step(input, slot.State, modulation);
        network.Module.Execution = _execution;
        slot.HasHistory = is_grad_enabled();
        Look(name, output, isLost ? -1 : draw.Next(8));
        slot.Echo = isEchoed && is_grad_enabled() ? Within.Apply(Subject.Named(output).First().Value.mean([1], keepdim: true)) : null;
        if (!isScoped) return;
        slot.Echo?.MoveToOuterDisposeScope();
        slot.State.MoveToOuterDisposeScope();
        if (!isLost && is_grad_enabled()) _terms[^1].MoveToOuterDisposeScope();
    }

    /// <summary>Sees all of an output; one of its tensors may go into the loss.</summary>
    private void Look(string name, NetworkOutput output, int wanted)
    {
        var tensors = Subject.Named(output).ToList();
        foreach (var (part, value) in tensors) See($"{name}.{part}", value);
        if (wanted < 0) return;
        Add(tensors[wanted % tensors.Count].Value);
        Say($"(loss of {tensors[wanted % tensors.Count].Name})");
    }

    private void Unroll(Slot slot, Random draw)
    {
        var network = Network(slot, draw, out var name);
        var (steps, lanes, record) = (draw.Next(1, 7), slot.State.Batch, draw.Next(4) == 0 ? draw.Next(1, 4) : 0);
        var (isPlain, isLost) = (draw.Next(8) == 0, draw.Next(3) == 0);
        var input = Leaf(draw, 0.8, steps, lanes, Inputs(slot.Kind));
        var modulation = Modulation(slot.Kind, draw, steps, lanes, 1);
        var reset = draw.Next(3) == 0 ? Marks(draw, steps, lanes) : null;
        Say(string.Create(CultureInfo.InvariantCulture,
            $"in {name}{(isPlain ? " by plain operations" : "")}, {steps} steps, {lanes} lanes{(modulation is null ? "" : ", M")}{(reset is null ? "" : ", reset")}, record {record}"));
        if (isPlain) network.Module.Execution = Execution.Reference;
        (var outputs, slot.State, var recorded) = network.Unroll(input, slot.State, reset, record, modulation);
        network.Module.Execution = _execution;
        slot.HasHistory = is_grad_enabled();
        Look(name, outputs, isLost ? -1 : draw.Next(8));
        foreach (var state in recorded) SeeAll("recorded ", state);
    }

    /// <summary>Lanes that start anew, in any of the types that are allowed.</summary>
    private static Tensor Marks(Random draw, params long[] shape)
    {
        var marks = new float[shape.Aggregate(1L, (product, length) => product * length)];
        var isAll = draw.Next(6) == 0;
        for (var i = 0; i < marks.Length; i++) marks[i] = draw.Next(3) == 0 || isAll ? 1 : 0;
        ScalarType[] types = [float32, float64, int64, @bool];
        return tensor(marks, shape).to(types[draw.Next(types.Length)]);
    }

    private void Fork(Slot slot, Random draw)
    {
        Put(new(slot.Kind, Network(slot, draw, out _).Fork(slot.State)) { HasHistory = slot.HasHistory });
    }

    private void Detach(Slot slot)
    {
        slot.State = _networks[slot.Kind == 1 ? 2 : 0].Detach(slot.State);
        slot.Echo = null;
        slot.HasHistory = false;
    }

    private void Reset(Slot slot, Random draw)
    {
        var network = Network(slot, draw, out _);
        slot.State = draw.Next(8) == 0 ? network.To(slot.State) : network.Reset(slot.State, Marks(draw, slot.State.Batch));
    }

    private void Read(Slot slot, Random draw)
    {
        var (all, wanted, isLost) = (draw.Next(3) == 0, draw.Next(8), draw.Next(2) == 0);
        if (all) SeeAll("", slot.State);
        var parts = Subject.Parts(slot.State).ToList();
        var (name, get, _) = parts[wanted % parts.Count];
        var value = get();
        See(name, value);
        Say(name);
        if (isLost || !value.is_floating_point()) return;
        Add(value);
        Say("(loss)");
    }

    private void SeeAll(string prefix, NetworkState state)
    {
        foreach (var (name, get, _) in Subject.Parts(state)) See(prefix + name, get());
    }

    private void Write(Slot slot, Random draw)
    {
        var parts = Subject.Parts(slot.State).ToList();
        var (name, get, set) = parts[draw.Next(8) % parts.Count];
        var (how, value) = (draw.Next(3), get());
        var size = value.dim() == 3 ? 0.1 : 0.5;
        var data = Leaf(draw, size, value.shape);
        if (name.EndsWith(".Clock", StringComparison.Ordinal)) return;
        set(how switch { 0 => data, 1 => value * Half + data, _ => value.detach() });
        slot.HasHistory |= is_grad_enabled();
        Say($"{name} = {how switch { 0 => "data", 1 => "half of it + data", _ => "itself, detached" }}");
    }

    private void Drop(Slot slot, Random draw)
    {
        var (isState, isDisposed, term) = (draw.Next(2) == 0, draw.Next(2) == 0, draw.Next(8));
        if (isState)
        {
            _states.Remove(slot);
            if (isDisposed) slot.State.Dispose();
            Say(isDisposed ? "disposed" : "forgotten");
        }
        else if (_terms.Count > 0)
        {
            if (isDisposed) _terms[term % _terms.Count].Dispose();
            _terms.RemoveAt(term % _terms.Count);
            Say("is left; a part of the loss is dropped");
        }
    }

    private void WithoutGradients(Slot slot, Random draw)
    {
        using var mode = no_grad();
        for (var i = draw.Next(1, 4); i > 0; i--)
        {
            Act[] acts = [Act.Step, Act.Step, Act.Unroll, Act.Fork, Act.Detach, Act.Reset, Act.Read, Act.Write];
            var act = acts[draw.Next(acts.Length)];
            Say($"[{act}");
            if (act == Act.Step) Step(slot, draw);
            else Do(act, slot, draw);
            Say("]");
        }
    }

    /// <summary>A step whose user's module throws; then the program goes on.</summary>
    private void Fail(Slot slot, Random draw)
    {
        var kind = _program.Kinds[slot.Kind];
        var network = Network(slot, draw, out var name);
        var (sequence, which, isPlain) = (draw.Next(3) == 0, draw.Next(2), draw.Next(8) == 0);
        var input = Data(draw, 0.8, slot.State.Batch, Inputs(slot.Kind));
        if (kind.Modules == Place.None) return;
        var module = network.Fragile[which % network.Fragile.Count];
        var goesOn = !sequence && (kind.Modules == Place.Inside || ReferenceEquals(module, network.Fragile[0]));
        var fork = goesOn ? null : network.Fork(slot.State);
        Say($"in {name}{(sequence ? ", a sequence" : "")}, module {which}");
        module.Fails = true;
        if (isPlain) network.Module.Execution = Execution.Reference;
        try
        {
            if (sequence) _ = network.Unroll(input.unsqueeze(0), slot.State, null, 0, null);
            else _ = network.Step(input, slot.State, null);
            throw new InvalidOperationException("the module's error did not come out");
        }
        catch (UserException)
        {
            slot.State = fork ?? slot.State;
        }
        finally
        {
            module.Fails = false;
            network.Module.Execution = _execution;
        }
    }
}
