using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>
/// Records values of a network over time: activities, parts of the state, parameters and their gradients, by their names. Each record is a line of JSON; scalars go to TensorBoard
/// too, and a page of HTML shows curves and the last matrices. It only reads: states, graphs and numbers stay as they are. Several threads may use one.
/// </summary>
/// <example>
/// <code>
/// using var watch = new Watch(net, "run.jsonl") { Every = 10 };
/// watch.Add("hidden.hebb", Statistic.Norm | Statistic.Whole).Add("Modulation", Statistic.Mean);
/// (var output, state) = net.forward(senses, state);
/// watch.Step(output, state);
/// </code>
/// </example>
[TypeFormatterSource(typeof(Notebook))]
public sealed class Watch : IShownInNotebooks, IDisposable
{
    private const int Bins = 20;

    private readonly Lock _gate = new();
    private readonly PlasticModule _network;
    private readonly NetworkFacts _facts;
    private readonly FileStream? _file;
    private readonly List<(string Name, Statistic What)> _watched = [];
    private readonly WatchPage _page;
    private bool _isDisposed;

    /// <summary>Watches a network.</summary>
    /// <param name="network">The network, alone or within another module.</param>
    /// <param name="path">The file for lines of JSON, which is written anew; null for none.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public Watch(PlasticModule network, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        (_network, _facts, _page) = (network, network.Known, new WatchPage(network.GetName()));
        _file = path is null ? null : new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
    }

    /// <summary>After how many steps there is a record; 1 unless set.</summary>
    public int Every
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Every must be at least 1.");
    }

    = 1;

    /// <summary>The lanes whose values are recorded; null for all.</summary>
    public IReadOnlyList<long>? Lanes { get; init; }

    /// <summary>Where scalars and histograms go besides: <c>torch.utils.tensorboard.SummaryWriter("runs/one")</c>; null for nowhere.</summary>
    public SummaryWriter? TensorBoard { get; init; }

    /// <summary>How many steps there have been.</summary>
    public long Steps { get; private set; }

    /// <summary>What has been recorded, as a piece of HTML: a curve for each scalar, a picture of each last matrix.</summary>
    public string Html
    {
        get
        {
            lock (_gate) return _page.Html;
        }
    }

    /// <summary>Records a value from now on.</summary>
    /// <param name="name">An output (<c>Hidden</c>, <c>Modulation</c>), a part of the state (<c>hidden.hebb</c>), a parameter (<c>hidden.alpha</c>) or its gradient (<c>hidden.alpha.grad</c>).</param>
    /// <param name="what">What of it.</param>
    /// <returns>This watch.</returns>
    /// <exception cref="NetworkArgumentException">The network has no value of that name.</exception>
    public Watch Add(string name, Statistic what = Statistic.Norm)
    {
        string[] known = [.. _facts.Outputs, .. _facts.Layout.Select(part => part.Name), .. _network.named_parameters().Select(pair => pair.name)];
        if (!known.Contains(name) && !known.Contains(Parameter(name)))
        {
            throw new NetworkArgumentException($"{_network.GetName()} has no value '{name}'; it has {string.Join(", ", known)}, and the gradient of each parameter, such as {known[^1]}.grad.");
        }

        lock (_gate) _watched.Add((name, what));
        return this;
    }

    /// <summary>Takes note of a step, and records it if it is its turn.</summary>
    /// <param name="output">What the step gave; may be left out where no output is watched.</param>
    /// <param name="state">The state after it; may be left out where no part of the state is watched. It is not used up.</param>
    /// <exception cref="NetworkArgumentException">Something watched is missing, or is not of this network, or there is no such lane.</exception>
    /// <exception cref="StateUsedException">The state has been advanced or disposed.</exception>
    /// <exception cref="ObjectDisposedException">The watch has been disposed.</exception>
    public void Step(NetworkOutput? output = null, NetworkState? state = null)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if ((Steps + 1) % Every == 0) Record(Steps + 1, output?.Tensors, state);
            Steps++;
        }
    }

    /// <summary>Records the steps of a sequence whose turn it is, counted from its beginning.</summary>
    /// <typeparam name="TOutput">The network's generated output type.</typeparam>
    /// <typeparam name="TState">The network's generated state type.</typeparam>
    /// <param name="rollout">What <c>Unroll(…, record: watch.Every)</c> returned; without <c>record</c> no part of the state can be watched.</param>
    /// <exception cref="NetworkArgumentException">The states were not recorded after every <see cref="Every"/> steps, or there is no such lane.</exception>
    /// <exception cref="ObjectDisposedException">The watch has been disposed.</exception>
    public void Sequence<TOutput, TState>(Rollout<TOutput, TState> rollout)
        where TOutput : NetworkOutput
        where TState : NetworkState<TState>
    {
        ArgumentNullException.ThrowIfNull(rollout);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var (outputs, states) = (rollout.Outputs.Tensors, rollout.Recorded);
            var steps = outputs[0].size(0);
            if (rollout.RecordedEvery != Every && _watched.Exists(one => Part(one.Name) >= 0))
            {
                var recorded = rollout.RecordedEvery == 0 ? "no state was recorded" : $"a state was recorded after every {rollout.RecordedEvery} steps";
                throw new NetworkArgumentException($"{_network.GetName()}: {recorded}, but one after every {Every} is watched. Give Unroll the argument record: watch.Every.");
            }

            for (var i = 0; i < steps / Every; i++)
            {
                using var scope = NewDisposeScope();
                var last = (i + 1L) * Every;
                Record(Steps + last, Array.ConvertAll(outputs, output => output[last - 1]), states.ElementAtOrDefault(i));
            }

            Steps += steps;
        }
    }

    /// <summary>Writes <see cref="Html"/> as a page that needs no other file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveHtml(string path) => File.WriteAllText(path, $"<!DOCTYPE html><meta charset=\"utf-8\"><title>{_network.GetName()}</title>{Html}");

    /// <summary>Closes the file. What was recorded is in it, whatever happened since.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _file?.Dispose();
        }
    }

    private void Record(long step, Tensor[]? outputs, NetworkState? state)
    {
        // The line is written when all of it is known, so that an error leaves whole lines.
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        using var memory = new MemoryStream();
        using var json = new Utf8JsonWriter(memory);
        json.WriteStartObject();
        json.WriteNumber("step", step);
        foreach (var (name, what) in _watched)
        {
            if (Find(name, outputs, state) is not { } value) continue;
            json.WriteStartObject(name);
            Write(json, step, name, what, value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
        memory.WriteByte((byte)'\n');
        _file?.Write(memory.GetBuffer(), 0, (int)memory.Length);
        _file?.Flush();
    }

    /// <summary>The value's numbers, in the chosen lanes; null for a gradient that there is not.</summary>
    private Numbers? Find(string name, Tensor[]? outputs, NetworkState? state)
    {
        if (Array.IndexOf(_facts.Outputs, name) is >= 0 and var output)
        {
            if (outputs is null) throw new NetworkArgumentException($"{_network.GetName()}: {name} is watched; give Step the output.");
            if (outputs.Length != _facts.Outputs.Length || outputs[output].dim() != 2) throw new NetworkArgumentException($"{_network.GetName()}: the output is not one of this network's after one step. Give what Unroll returned to Sequence.");
            return InLanes(outputs[output]);
        }

        if (Part(name) is >= 0 and var part)
        {
            if (state is null) throw new NetworkArgumentException($"{_network.GetName()}: {name} is watched; give Step the state.");
            if (!state.Names.SequenceEqual(_facts.Layout.Select(one => one.Name))) throw new NetworkArgumentException($"{_network.GetName()}: the state is not one of this network's.");
            return InLanes(state.Peek(part));
        }

        var (isGradient, parameter) = (Parameter(name) != name, Parameter(name));
        var trained = _network.named_parameters().First(pair => pair.name == parameter).parameter;
        return isGradient ? trained.grad is { } gradient ? Numbers.Of(gradient, 1) : null : Numbers.Of(trained, 1);
    }

    private Numbers InLanes(Tensor value)
    {
        if (Lanes is null) return Numbers.Of(value, value.size(0));
        foreach (var lane in Lanes)
        {
            if (lane < 0 || lane >= value.size(0)) throw new NetworkArgumentException($"{_network.GetName()}: lane {lane} is watched, but there are {value.size(0)} lanes, numbered from 0.");
        }

        return Numbers.Of(value.index_select(0, tensor(Lanes.ToArray(), device: value.device)), Lanes.Count);
    }

    private void Write(Utf8JsonWriter json, long step, string name, Statistic what, Numbers value)
    {
        if (what.HasFlag(Statistic.Norm)) Scalar("norm", value.Norm);
        if (what.HasFlag(Statistic.Mean)) Scalar("mean", value.Mean);
        if (what.HasFlag(Statistic.Largest)) Scalar("largest", value.Largest);
        if (what.HasFlag(Statistic.Histogram))
        {
            var (from, to, counts) = value.Histogram(Bins);
            json.WriteStartObject("histogram");
            json.WritePropertyName("from");
            Number(json, from);
            json.WritePropertyName("to");
            Number(json, to);
            json.WriteStartArray("counts");
            foreach (var count in counts) json.WriteNumberValue(count);
            json.WriteEndArray();
            json.WriteEndObject();
            TensorBoard?.add_histogram(name, tensor(value.Values), checked((int)step));
        }

        if (!what.HasFlag(Statistic.Whole)) return;
        json.WritePropertyName("whole");
        var next = 0;
        Array(0);
        _page.Add(name, step, value);

        void Scalar(string statistic, double number)
        {
            json.WritePropertyName(statistic);
            Number(json, number);
            _page.Add($"{name}, {statistic}", step, number);
            TensorBoard?.add_scalar($"{name}/{statistic}", (float)number, checked((int)step));
        }

        void Array(int axis)
        {
            if (axis == value.Shape.Length)
            {
                Number(json, value.Values[next++], value.IsSingle);
                return;
            }

            json.WriteStartArray();
            for (var i = 0L; i < value.Shape[axis]; i++) Array(axis + 1);
            json.WriteEndArray();
        }
    }

    /// <summary>JSON has no infinite numbers: these are texts.</summary>
    private static void Number(Utf8JsonWriter json, double number, bool isSingle = false)
    {
        if (double.IsNaN(number)) json.WriteStringValue("NaN");
        else if (double.IsInfinity(number)) json.WriteStringValue(number > 0 ? "Infinity" : "-Infinity");
        else if (isSingle) json.WriteNumberValue((float)number);
        else json.WriteNumberValue(number);
    }

    private int Part(string name) => System.Array.FindIndex(_facts.Layout, part => part.Name == name);

    private static string Parameter(string name) => name.EndsWith(".grad", StringComparison.Ordinal) ? name[..^".grad".Length] : name;
}
