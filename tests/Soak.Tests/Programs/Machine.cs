using System.Globalization;
using Backpropamine.Soak.Tests.Models;
using Backpropamine.Tests.Rounding;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Soak.Tests.Programs;

/// <summary>Runs a program, as the reference or fused, and writes down all values and gradients that come out.</summary>
internal sealed partial class Machine
{
    private const int MostStates = 5;

    /// <summary>Larger numbers than any sound program has: what follows is not compared.</summary>
    private const double Largest = 1e6;

    /// <summary>Numbers as arguments, kept alive: an implicit one may be freed while Torch reads it.</summary>
    private static readonly Scalar Half = 0.5, Rate = -0.05, Least = -1, Most = 1, Shrink = 0.9;

    private readonly RandomProgram _program;
    private readonly ScalarType _type;
    private readonly Execution _execution;
    private readonly DataChange? _change;
    private readonly Subject[] _networks;
    private readonly (Sequential Outer, Player Player)?[] _outer = new (Sequential, Player)?[3];
    private readonly List<Slot> _states = [];
    private readonly List<Tensor> _terms = [];
    private readonly List<Tensor> _leaves = [];
    private readonly List<Observation> _seen = [];
    private readonly List<string> _log = [];
    private int _operation = -1;

    public Machine(RandomProgram program, ScalarType type, Execution execution, DataChange? change = null)
    {
        (_program, _type, _execution, _change) = (program, type, execution, change);
        _networks = [Make(0), Make(0), Make(1)];
    }

    /// <summary>How many operations have been done.</summary>
    public int Done => _operation + 1;

    /// <summary>What they were, in words.</summary>
    public IReadOnlyList<string> Log => _log;

    /// <summary>Runs a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="type">Element type.</param>
    /// <param name="execution">How the networks run.</param>
    /// <param name="count">How many operations at most.</param>
    /// <param name="change">How the data are changed, if they are.</param>
    public static (List<Observation> Seen, int Done, IReadOnlyList<string> Log) Run(
        RandomProgram program, ScalarType type, Execution execution, int count = int.MaxValue, DataChange? change = null)
    {
        using var scope = NewDisposeScope();
        manual_seed(program.Seed);
        var machine = new Machine(program, type, execution, change);
        try
        {
            machine.Run(count);
            return (machine._seen, machine.Done, machine.Log);
        }
        catch (Exception error) when (error is not ProgramException)
        {
            throw new ProgramException(machine._operation, machine.Log, error);
        }
        finally
        {
            foreach (var network in machine._networks) network.Module.Dispose();
        }
    }

    private void Run(int count)
    {
        manual_seed(_program.Seed);
        foreach (var operation in _program.Operations)
        {
            if (_operation + 1 >= count || _seen.Any(seen => seen.Operation == _operation && !seen.Values.All(value => Math.Abs(value) < Largest))) return;
            _operation++;
            _log.Add(operation.Act.ToString());
            Do(operation.Act, new Random(operation.Seed));
            foreach (var network in _networks) network.Module.ThrowIfFailed();
        }
    }

    private void Do(Act act, Random draw)
    {
        switch (act)
        {
            case Act.Start: Start(draw.Next(3), draw); break;
            case Act.Change: Change(draw); break;
            case Act.Freeze: Freeze(draw); break;
            case Act.Switch: Switch(draw); break;
            case Act.Checkpoints: Checkpoints(draw); break;
            case Act.Nest: Nest(draw); break;
            case Act.Backward: Backward(draw); break;
            case Act.Gradients: Gradients(draw); break;
            case Act.Finish: Finish(draw); break;
            case Act.Passes: Passes(draw); break;
            case Act.Spoil: Spoil(draw); break;
            case Act.Threads: Threads(draw); break;
            case Act.Collect: Collect(); break;
            default: Do(act, Pick(draw), draw); break;
        }
    }

    private void Do(Act act, Slot slot, Random draw)
    {
        switch (act)
        {
            case Act.Step: Steps(slot, draw, draw.Next(1, 4)); break;
            case Act.Unroll: Unroll(slot, draw); break;
            case Act.Fork: Fork(slot, draw); break;
            case Act.Detach: Detach(slot); break;
            case Act.Reset: Reset(slot, draw); break;
            case Act.Read: Read(slot, draw); break;
            case Act.Write: Write(slot, draw); break;
            case Act.Drop: Drop(slot, draw); break;
            case Act.WithoutGradients: WithoutGradients(slot, draw); break;
            case Act.Fail: Fail(slot, draw); break;
            default: throw new InvalidOperationException();
        }
    }

    private Subject Make(int kind)
    {
        var made = _program.Kinds[kind];
        var inputs = Inputs(kind);
        var exact = made.Make(inputs, _program.Neurons, float64);
        var network = _type == float64 ? exact : made.Make(inputs, _program.Neurons, _type);
        using var mode = no_grad();
        foreach (var (name, parameter) in exact.Module.named_parameters())
        {
            var value = parameter.detach().to(float32);
            network.Module.get_parameter(name)!.copy_(_change?.Of(value) ?? value);
        }

        if (!ReferenceEquals(exact, network)) exact.Module.Dispose();
        network.Module.Execution = _execution;
        return network;
    }

    private int Inputs(int kind) => _program.Kinds[kind].Inputs(_program.Inputs, _program.Neurons);

    private static int KindOf(int network) => network == 2 ? 1 : 0;

    /// <summary>A network that a state may go on in.</summary>
    private Subject Network(Slot slot, Random draw, out string name)
    {
        var index = slot.Kind == 1 ? 2 : draw.Next(2);
        name = Name(index);
        return _networks[index];
    }

    private static string Name(int network) => "abc"[network].ToString();

    private void Say(string what) => _log[^1] += " " + what;

    private void See(string name, Tensor? value, bool isGradient = false, Tensor? like = null) => See(name, isGradient, Numbers(value, like));

    private void See(string name, bool isGradient, double[] numbers) => _seen.Add(new(_operation, name, isGradient, numbers));

    /// <summary>A tensor's numbers; zeros where there is none.</summary>
    private static double[] Numbers(Tensor? value, Tensor? like)
    {
        using var scope = NewDisposeScope();
        var tensor = value is null || value.IsInvalid ? zeros_like(like!) : value;
        return tensor.detach().to(float64).contiguous().data<double>().ToArray();
    }

    /// <summary>Data that float32 holds exactly.</summary>
    private Tensor Data(Random draw, double size, params long[] shape)
    {
        var numbers = new double[shape.Aggregate(1L, (product, length) => product * length)];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = (float)(size * (2 * draw.NextDouble() - 1));
        var data = tensor(numbers, shape).to(float32);
        return _change?.Of(data) ?? data.to(_type);
    }

    /// <summary>Data that may want a gradient.</summary>
    private Tensor Leaf(Random draw, double size, params long[] shape)
    {
        var isWanted = draw.Next(5) == 0;
        var data = Data(draw, size, shape);
        if (!isWanted || !is_grad_enabled()) return data;
        _leaves.Add(data.requires_grad_());
        return data;
    }

    private Tensor? Modulation(int kind, Random draw, params long[] shape)
    {
        var isGiven = draw.Next(5) == 0;
        var (own, data) = (_program.Kinds[kind], Leaf(draw, 0.7, shape));
        return own.NeedsModulation || (own.TakesModulation && isGiven) ? data : null;
    }

    /// <summary>Notes part of a loss.</summary>
    private void Add(Tensor value)
    {
        if (is_grad_enabled()) _terms.Add(Weigh(value));
    }

    private static Tensor Weigh(Tensor value)
    {
        var weights = new double[value.numel()];
        for (var i = 0; i < weights.Length; i++) weights[i] = Math.Sin(i + 1);
        return (value * tensor(weights, value.shape).to(value.dtype)).sum();
    }

    /// <summary>A state that a program holds.</summary>
    private sealed class Slot(int kind, NetworkState state)
    {
        public int Kind => kind;

        public NetworkState State { get; set; } = state;

        /// <summary>A number of each lane that depends on an output, and goes into the next step.</summary>
        public Tensor? Echo { get; set; }

        /// <summary>Whether it may have a history: parameters must not change below one.</summary>
        public bool HasHistory { get; set; }
    }
}

/// <summary>An operation has thrown what it should not.</summary>
/// <param name="operation">Its number.</param>
/// <param name="log">What was done up to it.</param>
/// <param name="error">What it threw.</param>
internal sealed class ProgramException(int operation, IReadOnlyList<string> log, Exception error)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"operation {operation} threw {error}"), error)
{
    public int Operation => operation;

    public IReadOnlyList<string> Log => log;
}
