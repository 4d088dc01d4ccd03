using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Backpropamine.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>Base of every generated network: an ordinary TorchSharp module with a switch for its plasticity.</summary>
public abstract partial class PlasticModule : nn.Module
{
    /// <summary>The number 1 as an argument of Torch's operations, kept alive while they run.</summary>
    protected static readonly Scalar One = 1;

    /// <summary>The number 0, likewise.</summary>
    protected static readonly Scalar Zero = 0;

    /// <summary>The number −1, likewise.</summary>
    protected static readonly Scalar MinusOne = -1;

    [ThreadStatic] private static PlasticModule? _madeAgain;
    [ThreadStatic] private static (Plasticity, Execution) _then;

    private readonly FusedErrors _errors = new();
    private Layer? _model;
    private bool _searchesFields;

    /// <summary>Called by generated constructors.</summary>
    /// <param name="name">The network's class.</param>
    protected PlasticModule(string name) : base(name)
    {
    }

    /// <summary>What the network does with its plastic weights; On unless set.</summary>
    public Plasticity Plasticity { get; set; }

    /// <summary>Which code computes steps; Auto unless set: fused on the CPU in float32 where the network allows it.</summary>
    public Execution Execution { get; set; }

    /// <summary>How often steps keep the plastic weights for the backward pass; the runtime's choice unless set.</summary>
    public Checkpointing Checkpointing { get; set; }

    /// <summary>
    /// Throws if the last backward pass through the network failed and left gradients out; every call into the network does so
    /// first. <c>backward()</c> throws then too, but in Torch's words; this says why.
    /// </summary>
    /// <exception cref="FusedBackwardException">It failed.</exception>
    public void ThrowIfFailed() => _errors.Throw();

    /// <summary>What generated code says of the network.</summary>
    /// <exception cref="InvalidNetworkException">It was not generated, since its declaration has errors.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual NetworkFacts Facts => throw new InvalidNetworkException(GetName());

    /// <summary>The same for the rest of the runtime.</summary>
    internal NetworkFacts Known => Facts;

    /// <summary>The class, its inputs and its layers with their sizes, in one line. <see cref="NetworkInspection.Summary"/> says more.</summary>
    public override string ToString() =>
        $"{GetName()}: {string.Join(", ", Facts.Inputs.Select(input => $"{input.Name} {input.Size}"))} → {string.Join(", ", Facts.Layers.Select(layer => $"{layer.Name} {layer.Size}"))}";

    /// <summary>Whether Hebb takes part in this step.</summary>
    protected bool ReadsHebb => Switches.Plasticity != Plasticity.Off;

    /// <summary>Whether this step changes Hebb.</summary>
    protected bool WritesHebb => Switches.Plasticity == Plasticity.On;

    /// <summary>The switches that count: where a backward pass of this thread makes steps again, as they were then.</summary>
    internal (Plasticity Plasticity, Execution Execution) Switches => ReferenceEquals(_madeAgain, this) ? _then : (Plasticity, Execution);

    /// <summary>Whether a sequence runs in fused kernels.</summary>
    /// <exception cref="FusionException">They were asked for, but do not serve the parameters' device or dtype.</exception>
    protected internal bool RunsFused
    {
        get
        {
            var execution = Switches.Execution;
            if (execution == Execution.Reference) return false;
            var model = _model!.First!;
            if (execution == Execution.Auto) return model.device_type == DeviceType.CPU && model.dtype == ScalarType.Float32 && Unoptimised.IsFastEnough(GetType());
            if (model.device_type != DeviceType.CPU) RefuseFused($"is on {model.device}, and fused kernels run on the CPU");
            if (model.dtype is not (ScalarType.Float32 or ScalarType.Float64)) RefuseFused($"is {model.dtype}, and fused kernels are float32 or float64");
            return true;
        }
    }

    /// <summary>Whether steps of a fused cell run in kernels: under <see cref="Execution.Auto"/> not where they are too large.</summary>
    /// <param name="layer">The cell's layer.</param>
    /// <param name="state">The state before the steps.</param>
    /// <exception cref="FusionException">Kernels were asked for, but do not serve the parameters' device or dtype.</exception>
    protected internal bool RunsFusedCell(Layer layer, NetworkState state) =>
        RunsFused && (Switches.Execution != Execution.Auto || Guard.IsCountable(layer, state.Batch, _model!.First!.dtype));

    /// <summary>Makes steps again on this thread, with switches as they were; nobody else sees them.</summary>
    internal T MakeAgain<T>((Plasticity, Execution) switches, Func<T> steps)
    {
        var before = (_madeAgain, _then);
        (_madeAgain, _then) = (this, switches);
        try
        {
            return steps();
        }
        finally
        {
            (_madeAgain, _then) = before;
        }
    }

    /// <summary>Throws if fused kernels are asked for.</summary>
    /// <param name="reason">Why there are none, in words that follow the network's name.</param>
    /// <exception cref="FusionException">They are.</exception>
    protected void RefuseFused(string reason)
    {
        if (Switches.Execution != Execution.Fused) return;
        throw new FusionException($"{GetName()} cannot run fused: it {reason}. Set Execution to Execution.Auto or Execution.Reference.");
    }

    /// <inheritdoc/>
    public override void register_module(string name, nn.Module submodule)
    {
        if (_searchesFields && children().Contains(submodule, ReferenceEqualityComparer.Instance)) return;
        base.register_module(name, submodule);
    }

    /// <summary>
    /// Registers what the author's own fields hold. A module around the network calls this too; what generated code has registered under its
    /// name is not registered again under that of its field.
    /// </summary>
    protected override void RegisterComponents()
    {
        _searchesFields = true;
        base.RegisterComponents();
        _searchesFields = false;
    }

    /// <summary>Registers a layer under its parameter name.</summary>
    /// <param name="name">The name in <c>state_dict()</c>, in snake case.</param>
    /// <param name="layer">The layer.</param>
    protected Layer Add(string name, Layer layer)
    {
        register_module(name, layer);
        if (_model is null && layer.First is not null) _model = layer;
        return layer;
    }

    /// <summary>Moves the parameters to their device, once they are all registered.</summary>
    /// <param name="device">The device; left out, the CPU.</param>
    protected void Place(Device? device)
    {
        if (device is not null && device.type != DeviceType.CPU) _to(device.type, device.index, false);
    }

    /// <summary>
    /// The parts of a new state: zeros unless the layout says otherwise, of the parameters' dtype and on their device. Null for matrices of
    /// zeros, which kernels start without.
    /// </summary>
    /// <param name="layout">Name and shape of every part.</param>
    /// <param name="batch">Number of lanes B.</param>
    /// <exception cref="NetworkArgumentException">The batch is not positive.</exception>
    protected Tensor[] Zeros(StatePart[] layout, long batch)
    {
        if (batch < 1) throw new NetworkArgumentException(string.Create(CultureInfo.InvariantCulture, $"The batch must have at least 1 lane, but it has {batch}."));
        var model = _model!.First!;
        var waits = model.device_type == DeviceType.CPU && Array.Exists(layout, part => !part.IsZeroMatrix);
        return Array.ConvertAll(layout, part => waits && part.IsZeroMatrix ? null! : part.Start(batch, model.dtype, model.device));
    }

    /// <summary>Checks an input of one step, <c>[B, size]</c>.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="signal">The input it is for.</param>
    /// <param name="state">The state beside it.</param>
    /// <exception cref="NetworkArgumentException">Shape, dtype or device differ.</exception>
    protected void Check(Tensor value, Signal signal, NetworkState state)
    {
        _errors.Throw();
        MemoryPressure.Relieve();
        var model = _model!.First!;
        if (!Guard.Fits(value, state.Batch, signal.Size, model))
        {
            Guard.Shape(value, [state.Batch, signal.Size], $"{GetName()}.{signal.Name}");
            CheckPlace(value, $".{signal.Name}");
        }

        if (state.Sample is { } sample && !Guard.IsBeside(sample, model)) CheckPlace(sample, ": the state");
    }

    /// <summary>Checks the modulation of one step, <c>[B, 1]</c>, if there is one.</summary>
    /// <param name="modulation">The argument.</param>
    /// <param name="state">The state beside it.</param>
    /// <exception cref="NetworkArgumentException">Shape, dtype or device differ.</exception>
    protected void CheckModulation(Tensor? modulation, NetworkState state)
    {
        if (modulation is null) return;
        Guard.Shape(modulation, [state.Batch, 1], $"{GetName()}: modulation");
        CheckPlace(modulation, ": modulation");
    }

    /// <summary>Checks that a network whose modulation is external is given it.</summary>
    /// <param name="modulation">The argument.</param>
    /// <exception cref="NetworkArgumentException">There is none.</exception>
    protected void NeedModulation([NotNull] Tensor? modulation)
    {
        if (modulation is null) throw new NetworkArgumentException($"{GetName()} is modulated from outside; pass modulation [B, 1].");
    }

    /// <summary>Checks that a network without modulation is given none.</summary>
    /// <param name="modulation">The argument.</param>
    /// <exception cref="NetworkArgumentException">There is one.</exception>
    protected void RefuseModulation(Tensor? modulation)
    {
        if (modulation is not null) throw new NetworkArgumentException($"{GetName()} is not [Neuromodulated]; do not pass modulation.");
    }

    /// <summary>Checks an input of a sequence, <c>[T, B, size]</c>.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="signal">The input it is for.</param>
    /// <param name="steps">Number of steps T.</param>
    /// <param name="state">The state beside it.</param>
    /// <exception cref="NetworkArgumentException">Shape, dtype or device differ.</exception>
    protected void CheckSequence(Tensor value, Signal signal, long steps, NetworkState state)
    {
        Guard.Shape(value, [steps, state.Batch, signal.Size], $"{GetName()}.{signal.Name}");
        CheckPlace(value, $".{signal.Name}");
        if (state.Sample is { } sample) CheckPlace(sample, ": the state");
    }

    /// <summary>Checks what goes with a sequence: <c>reset</c> <c>[T, B]</c>, <c>modulation</c> <c>[T, B, 1]</c>, <c>record</c>.</summary>
    /// <param name="reset">The argument, if any.</param>
    /// <param name="record">The argument.</param>
    /// <param name="modulation">The argument, if any.</param>
    /// <param name="steps">Number of steps T.</param>
    /// <param name="state">The state beside it.</param>
    /// <exception cref="NetworkArgumentException">One of them does not fit.</exception>
    protected void CheckSequence(Tensor? reset, int record, Tensor? modulation, long steps, NetworkState state)
    {
        _errors.Throw();
        MemoryPressure.Relieve();
        if (steps < 1) throw new NetworkArgumentException($"{GetName()}: a sequence must have at least 1 step.");
        if (record < 0) throw new NetworkArgumentException(string.Create(CultureInfo.InvariantCulture, $"{GetName()}: record must not be negative, but it is {record}."));
        if (reset is not null)
        {
            Guard.Shape(reset, [steps, state.Batch], $"{GetName()}: reset");
            Guard.SameDevice(reset, _model!.First!, $"{GetName()}: reset");
        }

        if (modulation is null) return;
        Guard.Shape(modulation, [steps, state.Batch, 1], $"{GetName()}: modulation");
        CheckPlace(modulation, ": modulation");
    }

    /// <summary>Checks the size of an input that is a constructor parameter.</summary>
    /// <param name="size">The argument.</param>
    /// <param name="name">The input.</param>
    /// <exception cref="NetworkArgumentException">The size is not positive.</exception>
    protected static void CheckSize(int size, string name) => Guard.Size(size, name);

    /// <summary>Checks two members that are joined neuron by neuron.</summary>
    /// <param name="size">The size of one.</param>
    /// <param name="name">Its name.</param>
    /// <param name="otherSize">The size of the other.</param>
    /// <param name="other">Its name.</param>
    /// <exception cref="NetworkArgumentException">The sizes differ.</exception>
    protected static void CheckSameSize(int size, string name, int otherSize, string other)
    {
        if (size == otherSize) return;
        throw new NetworkArgumentException(
            $"{name} ({size}) and {other} ({otherSize}) are joined neuron by neuron, so their sizes must be equal.");
    }

    /// <summary>A second handle to the same tensor, so that one can be disposed without the other. Under <c>no_grad</c> it has no history.</summary>
    /// <param name="tensor">The tensor; null stays null.</param>
    [return: NotNullIfNotNull(nameof(tensor))]
    protected static Tensor? Share(Tensor? tensor) => is_grad_enabled() ? tensor?.contiguous() : tensor?.contiguous().detach();

    /// <summary>A detached copy of a state that outlives the current dispose scope.</summary>
    /// <typeparam name="TState">The generated state type.</typeparam>
    /// <param name="state">The state; it stays usable.</param>
    protected static TState Recorded<TState>(TState state)
        where TState : NetworkState<TState> => state.Recorded();

    private void CheckPlace(Tensor value, string name) => Guard.SamePlace(value, _model!.First!, GetName() + name);
}
