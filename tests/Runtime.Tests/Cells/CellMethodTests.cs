using System.Reflection;
using Backpropamine.Runtime.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Cells;

/// <summary>
/// Every built-in cell computes what its own methods say, neuron by neuron: the methods are called here as C#, in the order that their parameters
/// ask for, beside the network that was made of their text.
/// </summary>
public sealed class CellMethodTests
{
    private const int Steps = 12;
    private const int Lanes = 2;

    [Fact]
    public void Lstm() => Check<Lstm>(new LstmNetwork(), ["Input", "Forget", "Candidate", "Output"]);

    [Fact]
    public void Gru() => Check<Gru>(new GruNetwork(), ["Reset", "Update", "Candidate"]);

    [Fact]
    public void Minimal_gated() => Check<MinimalGated>(new MinimalGatedNetwork(), ["Forget", "Candidate"]);

    [Fact]
    public void Leaky() => Check<Leaky>(new LeakyNetwork(), ["Target"]);

    [Fact]
    public void Continuous_time() => Check<ContinuousTime>(new ContinuousTimeNetwork(), ["Drive"]);

    [Fact]
    public void Lif() => Check<Lif>(new LifNetwork(), ["Current"]);

    [Fact]
    public void Lif_with_a_hard_reset() => Check<HardResetLif>(new HardResetLifNetwork(), ["Current"]);

    [Fact]
    public void Lif_with_a_synaptic_current() => Check<CurrentLif>(new CurrentLifNetwork(), ["Arrival"]);

    [Fact]
    public void Adaptive_lif() => Check<AdaptiveLif>(new AdaptiveLifNetwork(), ["Current"]);

    [Fact]
    public void Self_recurrent_lif() => Check<SelfRecurrentLif>(new SelfRecurrentLifNetwork(), ["Current"]);

    private static void Check<TCell>(PlasticModule network, string[] paths)
        where TCell : struct, ICell
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        manual_seed(11);
        var layer = (Layer)network.GetType().GetProperty("H")!.GetValue(network)!;

        // Larger weights, so that spikes come and gates move; other coefficients than those at the start.
        foreach (var (name, parameter) in layer.named_parameters()) parameter.copy_(name.StartsWith("weight", StringComparison.Ordinal) || name.StartsWith("bias", StringComparison.Ordinal) ? randn_like(parameter) : parameter + 0.3 * randn_like(parameter));
        var inputs = randn(Steps, Lanes, 3);
        var h = Unroll(network, inputs);

        var neurons = layer.Size;
        var cell = new Methods<TCell>(layer, Lanes * neurons);
        for (var t = 0; t < Steps; t++)
        {
            var before = cell.Before("Activity").reshape(Lanes, neurons);
            cell.Step(paths.Select((path, i) => (path, Sums(layer, inputs[t], before, i, paths.Length))).ToDictionary());
            Tensors.Close(cell.Before("Activity").reshape(Lanes, neurons), h[t], 2e-5, $"{typeof(TCell).Name}, step {t}");
        }

        Assert.NotEqual(0, h.abs().sum().item<float>());
    }

    private static Tensor Unroll(PlasticModule network, Tensor inputs)
    {
        dynamic one = network;
        var rollout = one.Unroll(inputs, one.InitialState(Lanes));
        return rollout.Outputs.H;
    }

    /// <summary>What comes into a path from the inputs and from h(t−1).</summary>
    private static (Tensor Input, Tensor Recurrent) Sums(Layer layer, Tensor x, Tensor before, int path, int paths)
    {
        if (layer.Find("weight") is { } dense) return (x.mm(dense.t()) + layer["bias"], zeros_like(before));
        if (paths == 1) return (x.mm(layer["weight_ih"].t()) + layer["bias"], before.mm(layer["weight_hh"]));
        Tensor Of(string name) => layer[name].chunk(paths, 0)[path];
        return (x.mm(Of("weight_ih").t()) + Of("bias_ih"), before.mm(Of("weight_hh").t()) + Of("bias_hh"));
    }

    /// <summary>The methods of a cell, called for each neuron of each lane.</summary>
    private sealed class Methods<TCell>
    {
        private static readonly MethodInfo[] Members = [.. typeof(TCell).GetMethods(BindingFlags.Public | BindingFlags.Static)];

        private readonly Dictionary<string, float[]> _before = [];
        private readonly Dictionary<string, float[]> _learned = [];
        private readonly int _count;

        public Methods(Layer layer, int count)
        {
            _count = count;
            foreach (var method in Members.Where(IsCarried)) _before[method.Name] = [.. Enumerable.Repeat((float)(method.GetCustomAttribute<StateAttribute>()?.Initial ?? 0), count)];
            foreach (var parameter in Members.SelectMany(method => method.GetParameters()).Where(p => p.GetCustomAttribute<LearnedAttribute>() is not null))
            {
                var raw = layer[Snake(parameter.Name!)];
                var value = parameter.GetCustomAttribute<LearnedAttribute>()!.As switch
                {
                    Reparametrisation.Sigmoid => raw.sigmoid(),
                    Reparametrisation.Softplus => nn.functional.softplus(raw),
                    _ => raw,
                };
                _learned[parameter.Name!] = value.expand(layer.Size).repeat(count / layer.Size).data<float>().ToArray();
            }
        }

        public Tensor Before(string member) => tensor(_before[member]);

        public void Step(Dictionary<string, (Tensor Input, Tensor Recurrent)> sums)
        {
            var next = _before.Keys.ToDictionary(name => name, _ => new float[_count]);
            for (var i = 0; i < _count; i++)
            {
                var known = new Dictionary<string, float>();
                foreach (var (name, values) in _before) known["previous" + name] = values[i];
                foreach (var (name, values) in _learned) known[name] = values[i];
                foreach (var method in Members) Value(method, known, sums, i);
                foreach (var name in next.Keys) next[name][i] = known[Camel(name)];
            }

            foreach (var (name, values) in next) _before[name] = values;
        }

        private static void Value(MethodInfo method, Dictionary<string, float> known, Dictionary<string, (Tensor Input, Tensor Recurrent)> sums, int i)
        {
            if (known.ContainsKey(Camel(method.Name))) return;
            var arguments = method.GetParameters().Select(object (parameter) =>
            {
                var name = parameter.Name!;
                if (IsCarried(method) && name == Camel(method.Name)) return known["previous" + method.Name];
                if (sums.TryGetValue(method.Name, out var sum) && name is "sum" or "fromInput" or "fromRecurrent")
                {
                    var (input, recurrent) = (sum.Input.reshape(-1)[i].item<float>(), sum.Recurrent.reshape(-1)[i].item<float>());
                    return name switch { "sum" => input + recurrent, "fromInput" => input, _ => recurrent };
                }

                if (Members.FirstOrDefault(other => Camel(other.Name) == name) is { } needed) Value(needed, known, sums, i);
                return known[name];
            }).ToArray();
            known[Camel(method.Name)] = (float)method.Invoke(null, arguments)!;
        }

        private static bool IsCarried(MethodInfo method) => method.Name == "Activity" || method.GetCustomAttribute<StateAttribute>() is not null;

        private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

        private static string Snake(string name) => string.Concat(name.Select(letter => char.IsUpper(letter) ? "_" + char.ToLowerInvariant(letter) : letter.ToString()));
    }
}
