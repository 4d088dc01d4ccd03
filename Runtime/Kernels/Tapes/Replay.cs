using System.Numerics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>Some steps of a tape as a sequence: what generated code computes around the cell, once more, and backward.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe partial class Replay<TKernel, T>
    where TKernel : struct, IPlasticKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Tape<TKernel, T> _tape;
    private readonly int _t0;
    private readonly int _from;
    private readonly bool[]? _wanted;
    private readonly Tensor _rows;
    private readonly Tensor _activities;
    private readonly Tensor? _all;
    private readonly Tensor? _modulations;
    private readonly Tensor? _given;
    private readonly Tensor? _resets;
    private readonly Tensor? _starts;
    private readonly Tensor[] _inputs;
    private readonly Tensor[] _projected = [];
    private readonly Tensor[] _outputs = [];
    private readonly List<Tensor> _leaves = [];
    private readonly Tensor?[] _gradients;

    public Replay(Tape<TKernel, T> tape, Checkpoints saved, int t0, int t1, bool[]? wanted)
    {
        (_tape, _t0, _wanted) = (tape, t0, wanted);
        var recording = tape.Recording;
        _from = saved.Start(t0);
        _rows = recording.Activities(_from, t1);
        _activities = _rows.narrow(0, 1 + t0 - _from, t1 - t0).detach().requires_grad_();
        _leaves.Add(_activities);
        if (TKernel.Cell.Tap != ModulatorTap.None)
        {
            _all = recording.Modulations(_from, t1);
            _modulations = _all.narrow(0, t0 - _from, t1 - t0).detach().requires_grad_();
            _leaves.Add(_modulations);
        }

        if (recording.HasResets)
        {
            _resets = recording.Resets(_from, t1);
            _starts = _resets.ne(0);
        }

        if (tape.Terms.GivesModulation) _given = recording.Given(_from, t1);
        _inputs = new Tensor[tape.Inputs];
        for (var i = 0; i < _inputs.Length; i++)
        {
            _inputs[i] = recording.Input(i, t0, t1);
            if (wanted?[i] ?? false) _leaves.Add(_inputs[i].requires_grad_());
        }

        if (tape.Site.Around is { } around)
        {
            _leaves.AddRange(tape.Parameters.Where(parameter => parameter.requires_grad));
            if (tape.Head.Traced is null)
            {
                using var mode = enable_grad();
                _projected = around.Project(_inputs);
                _outputs = around.ReadOut(_inputs, _projected, _activities, _modulations!).Tensors;
            }
        }

        _gradients = new Tensor?[_leaves.Count];
        var shape = _activities.shape;
        InputGradient = empty(shape, tape.Terms.Type);
        SumGradient = empty([shape[0], shape[1], 1], tape.Terms.Type);
    }

    /// <summary>The activities before each step.</summary>
    public Tensor Before
    {
        get
        {
            var steps = _activities.size(0);
            var before = _rows.narrow(0, _t0 - _from, steps);
            return _resets is null ? before : before * (1 - _resets.narrow(0, _t0 - _from, steps));
        }
    }

    public Tensor Activities => _activities;

    /// <summary>The gradient of the cell's input, once the kernels have run.</summary>
    public Tensor InputGradient { get; }

    /// <summary>The gradient of the modulator's sum, or of M where it was given, likewise.</summary>
    public Tensor SumGradient { get; }

    /// <summary>The gradients of the tape's parameters, by their places, from what is around the cell; null where there is none.</summary>
    public IEnumerable<Tensor?> ParameterGradients
    {
        get
        {
            if (_tape.Terms.IsCell) yield break;
            var next = _leaves.FindIndex(leaf => ReferenceEquals(leaf, _tape.Parameters.FirstOrDefault(parameter => parameter.requires_grad)));
            foreach (var parameter in _tape.Parameters) yield return parameter.requires_grad ? _gradients[next++] : null;
        }
    }

    /// <summary>The gradients of what the first steps were given, of those that are wanted.</summary>
    /// <param name="count">How many of the steps.</param>
    public IEnumerable<Tensor?> WantedGradients(int count)
    {
        var next = _modulations is null ? 1 : 2;
        for (var i = 0; _wanted is not null && i < _wanted.Length; i++)
        {
            if (!_wanted[i]) continue;
            if (_tape.Terms.IsCell) yield return (i == 0 ? InputGradient : SumGradient).narrow(0, 0, count);
            else yield return (i == _wanted.Length - 1 ? SumGradient : _gradients[next++])?.select(0, 0);
        }
    }

    /// <summary>Backward through what reads the activity.</summary>
    /// <param name="arrived">The gradients of the outputs; null where none came in.</param>
    public void ReadOutBackward(Tensor?[] arrived)
    {
        if (_tape.Terms.IsCell)
        {
            arrived.CopyTo(_gradients, 0);
            return;
        }

        if (_tape.Head.Traced is { } around)
        {
            ReadOutBackward(around, arrived);
            return;
        }

        var roots = _outputs.Where((output, i) => i < arrived.Length && arrived[i] is not null && output.requires_grad).ToList();
        var gradients = arrived.Where((gradient, i) => gradient is not null && _outputs[i].requires_grad).ToList();
        Backward(roots, gradients!);
    }

    /// <summary>Backward through what makes the cell's input.</summary>
    public void ProjectBackward()
    {
        if (_tape.Head.Traced is { } around) ProjectBackward(around);
        else if (_projected.Length > 0 && _projected[0].requires_grad) Backward([_projected[0]], [InputGradient]);
    }

    /// <summary>
    /// Fails if a parameter has been changed that gradients have gone back through, or that acts without one: what is around the cell has been computed
    /// again, with the values of now.
    /// </summary>
    public void CheckParameters()
    {
        if (_tape.Terms.IsCell || _tape.Head.Traced is not null) return;
        foreach (var parameter in _tape.Parameters.Except(_tape.Head.Slab.Parameters.All, ReferenceEqualityComparer.Instance).OfType<Tensor>())
        {
            var leaf = Place(parameter);
            if (leaf < 0 || _gradients[leaf] is not null || _tape.Site.Around!.ActsWithoutGradient) _tape.Require(parameter);
        }
    }

    /// <summary>
    /// Tells the kernels where everything lies, so that each step has its number in the rollout; activities and M from the last
    /// checkpoint on, because the states since then are recomputed.
    /// </summary>
    public void Point(Frame<T> frame, FrameGradients<T> gradients)
    {
        long activities = (long)frame.Lanes * frame.Neurons, lanes = frame.Lanes;
        frame.Activity = Address.Of<T>(_rows);
        frame.Outputs = frame.Activity + activities - _from * activities;
        frame.Modulations = At(_all, _from * lanes);
        frame.Modulation = At(_given, _from * lanes);
        frame.Reset = _starts is null ? null : (bool*)Address.Of<byte>(_starts) - _from * lanes;
        gradients.Outputs = At(_gradients[0], _t0 * activities);
        gradients.Modulations = _modulations is null ? null : At(_gradients[1], _t0 * lanes);
        gradients.Input = At(InputGradient, _t0 * activities);
        gradients.ModulationSum = At(SumGradient, _t0 * lanes);
    }

    private static T* At(Tensor? tensor, long before) => tensor is null ? null : Address.Of<T>(tensor) - before;

    private void Backward(List<Tensor> roots, List<Tensor> gradients)
    {
        if (roots.Count == 0) return;
        var found = InnerGradients.Of(roots, _leaves, gradients);
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] is { } gradient) Add(i, gradient);
        }
    }

    private void Add(int leaf, Tensor gradient) =>
        _gradients[leaf] = _gradients[leaf] is { } before ? before + gradient : gradient.contiguous();
}
