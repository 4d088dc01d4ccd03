using System.Globalization;
using Backpropamine.Generator.Tests.Behaviour.RandomCells;
using Backpropamine.Generator.Tests.Behaviour.RandomRules;

namespace Backpropamine.Generator.Tests.Behaviour.RandomNetworks;

/// <summary>A drawn network: layers of drawn and built-in cells with drawn and built-in rules, modulators, bounds, grains and schedules together.</summary>
/// <param name="Number">Which.</param>
/// <param name="Members">The members of the class.</param>
internal sealed record RandomNetwork(int Number, string Members)
{
    private static readonly string[] _rules =
    [
        "Hebbian", "Oja", "DecayingHebbian", "AntiHebbian", "Bcm", "NormalisedBcm", "Covariance", "DeltaRule", "GatedDeltaRule", "LinearAttention", "PairStdp", "PrunedHebbian",
        "SoftClippedHebbian", "SquashedHebbian", "SubspaceOja", "SupralinearPerturbation", "NodePerturbation", "NormalisedPlasticity", "Abcd",
    ];

    /// <summary>Built-in cells and paths of theirs that may be plastic.</summary>
    private static readonly (string Name, string[] Paths)[] _cells =
    [
        ("Lstm", ["Input", "Forget", "Candidate", "Output"]), ("Gru", ["Reset", "Update", "Candidate"]), ("MinimalGated", ["Forget", "Candidate"]), ("Leaky", []), ("ContinuousTime", []),
        ("Lif", []), ("HardResetLif", []), ("CurrentLif", []), ("AdaptiveLif", []), ("SelfRecurrentLif", []),
    ];

    private static readonly string[] _grains = ["PerConnection", "PerNeuron", "Scalar", "One"];

    /// <summary>The network's class.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"Net{Number}");

    /// <summary>Whether M must be given.</summary>
    public bool IsExternal => Members.Contains("External = true", StringComparison.Ordinal);

    /// <summary>Whether there is anything that kernels could run: something plastic, or a recurrence.</summary>
    public bool HasKernels => Members.Contains("[Plastic", StringComparison.Ordinal) || Members.Contains("[Recurrent", StringComparison.Ordinal) || Members.Contains("[Dense<", StringComparison.Ordinal);

    /// <summary>The class.</summary>
    public string Source => $"[Network]\npublic sealed partial class {Name}\n{{\n{Members}}}\n";

    /// <summary>The rules and cells that drawn networks use.</summary>
    public static IReadOnlyList<string> Declarations { get; } = [.. RandomRule.All.Take(60).Select(rule => rule.Rule), .. RandomCell.Few.Select(cell => cell.Cell)];

    /// <summary>A fixed network for each number.</summary>
    public static RandomNetwork Of(int number) => new Drawing(number).Network();

    private sealed class Drawing(int number)
    {
        private readonly RuleGrammar _draw = new(new Random(5000 + number));
        private readonly List<string> _layers = [];
        private readonly List<string> _lines = [];
        private readonly SortedDictionary<string, int> _inputs = new(StringComparer.Ordinal) { ["Senses"] = 3 };
        private readonly int _size = 1 + (number % 3 == 0 ? number % 9 : number % 5);

        public RandomNetwork Network()
        {
            string[] names = [.. new[] { "First", "Second", "Third" }.Take(_draw.Chance(0.4) ? 1 : _draw.Chance(0.7) ? 2 : 3)];
            foreach (string name in names) Layer(name);
            string read = $"FromAll = new[] {{ {string.Join(", ", _layers.Where((_, i) => i == _layers.Count - 1 || _draw.Chance(0.6)).Select(layer => $"nameof({layer})"))} }}";
            Add("Policy", $"[Readout(2, {read}{Any("", ", Activation = Activation.Sigmoid", ", Bias = false")})]", _draw.Chance(0.15) ? Plasticity("Policy", true, []) : []);
            IEnumerable<string> inputs = _inputs.Select(input => string.Create(CultureInfo.InvariantCulture, $"    [Input({input.Value})] public partial Signal {input.Key} {{ get; }}\n"));
            return new(number, string.Concat([.. inputs, .. _lines]));
        }

        private void Layer(string name)
        {
            double kind = _draw.Chance(0.5) ? 0 : _draw.Chance(0.5) ? 0.5 : 1;
            string size = _size.ToString(CultureInfo.InvariantCulture);
            if (kind == 0 && _draw.Chance(0.4))
            {
                RandomCell cell = RandomCell.Few[_draw.Chance(0.5) ? number % RandomCell.Few.Count : (number / 7) % RandomCell.Few.Count];
                Add(name, $"{cell.Layer.Replace("(3", $"({size}", StringComparison.Ordinal).Replace("\n    ", " ", StringComparison.Ordinal)}", []);
                return;
            }

            if (kind == 0)
            {
                (string cell, string[] paths) = _cells[(number + _layers.Count * 3) % _cells.Length];
                string[] values = [.. paths.Select(path => $"Path = nameof({cell}.{path})")];
                Add(name, $"[{(cell == "SelfRecurrentLif" || (paths.Length == 0 && _draw.Chance(0.2)) ? "Dense" : "Recurrent")}<{cell}>({size}{Any("", "", ", Bias = false")}{From()})]", _draw.Chance(0.75) ? Plasticity(name, false, values) : []);
                return;
            }

            bool dense = kind == 1;
            string input = dense ? "" : Any("", "", "", "Add, Gain = 0.5", "Clamp");
            string activation = Any("Tanh", "Relu", "Sigmoid", "Linear", "Tanh", "Softmax");
            string leak = dense || input.StartsWith("Clamp", StringComparison.Ordinal) ? "" : Any("", "", ", Leak = 0.3", ", Leak = 0.3, LeakLearned = true");
            string from = input.Length > 0 ? $", From = nameof({Sized()}), Input = InputMode.{input}" : From();
            Add(name, $"[{(dense ? "Dense" : "Recurrent")}({size}{from}, Activation = Activation.{activation}, Bias = {Any("true", "false")}{leak})]", _draw.Chance(0.8) ? Plasticity(name, dense, []) : []);
        }

        private void Add(string name, string layer, IEnumerable<string> attributes)
        {
            if (_draw.Chance(0.15)) layer = $"[Inject(nameof({(name == "Policy" ? Input("Label2", 2) : Sized())}), Gain = 0.5)] " + layer;
            _lines.Add($"    {string.Join(" ", [layer, .. attributes])} public partial Layer {name} {{ get; }}\n");
            if (name != "Policy") _layers.Add(name);
        }

        /// <summary>The attributes of a plastic layer.</summary>
        private IEnumerable<string> Plasticity(string name, bool dense, string[] paths)
        {
            string modulation = Any("", "Simple", "Retroactive", "Retroactive");
            string path = paths.Length > 0 && _draw.Chance(0.6) ? Any(paths) : "";
            yield return Plastic(name, dense, path, modulation);
            if (path.Length > 0 && paths.Length > 1 && _draw.Chance(0.5)) yield return Plastic(name, dense, Any([.. paths.Where(other => other != path)]), modulation);
            if (modulation.Length > 0) yield return Modulator(name, modulation);
        }

        private string Plastic(string name, bool dense, string path, string modulation)
        {
            string rule = _draw.Chance(0.3) ? string.Create(CultureInfo.InvariantCulture, $"Rule{(number * 7 + _layers.Count) % 60}") : Any(_rules);
            List<string> options = [Any("Bound = Bound.None", "Limit = 1", "Limit = 0.1", "Bound = Bound.Soft, Limit = 0.5", "Bound = Bound.ReadClip, Limit = 0.2", "Bound = Bound.MaxAbs, Limit = 0.3"),
                $"Alpha = Grain.{Any(_grains)}", $"Eta = Grain.{Any(_grains)}, EtaValue = 0.3"];
            if (_draw.Chance(0.3)) options.Add("EtaLearned = false");
            if (_draw.Chance(0.2)) options.Add("Slow = SlowWeights.None");
            if (_draw.Chance(0.2)) options.Add("StepCap = 0.05");
            if (_draw.Chance(0.15)) options.Add("HebbScale = 0.2");
            if (_draw.Chance(0.15)) options.Add("Read = Read.AfterCommit");
            if (_draw.Chance(0.2) && name != "Policy") options.Add($"Post = nameof({Sized()})");
            if (_draw.Chance(0.1) && !dense && name != "Policy") options.Add($"Pre = nameof({Sized()})");
            if (_draw.Chance(0.2)) options.Add($"CommitOn = nameof({Input("Reward", 1)})");
            else if (_draw.Chance(0.2)) options.Add("CommitEvery = 2" + Any("", ", BurnIn = 1"));
            if (path.Length > 0) options.Add(path);
            if (modulation == "Retroactive" && _draw.Chance(0.2)) options.Add("ClearTrace = true");
            return $"[Plastic<{rule}>({string.Join(", ", options)})]";
        }

        private string Modulator(string name, string kind)
        {
            List<string> options = [kind];
            if (kind == "Retroactive") options.Add($"Order = TraceOrder.{Any("CommitThenTrace", "TraceThenCommit")}");
            if (_draw.Chance(0.1)) options.Add("External = true");
            else if (_draw.Chance(0.15)) options.Add($"Signal = nameof({Input("Reward", 1)}), Scale = 0.7");
            else
            {
                if (_draw.Chance(0.4)) options.Add($"From = nameof({Any([.. _layers, name])}), At = Tap.{Any("Now", "Before")}");
                options.Add($"Activation = Activation.{Any("Tanh", "Sigmoid", "Linear")}");
                if (_draw.Chance(0.2)) options.Add($"Units = 2, Combine = Combine.{Any("Sum", "Difference")}");
                if (_draw.Chance(0.2)) options.Add($"Scale = 0.5, ScaleLearned = {Any("true", "false")}");
            }

            if (number % 11 == 3) options.Add($"Part = ModulatedPart.{Any("FirstHalf", "SecondHalf")}");
            string fan = Any("None", "None", "PerNeuron", "PerNeuronBiased", "PerConnection");
            options.Add($"FanOut = FanOut.{fan}{(fan == "None" ? "" : Any("", ", FanOutActivation = Activation.Tanh"))}");
            return $"[Neuromodulated({string.Join(", ", options)})]";
        }

        /// <summary>What a layer reads.</summary>
        private string From()
        {
            string[] all = [.. _layers, "Senses"];
            string[] some = [.. all.Where(_ => _draw.Chance(0.6))];
            return some.Length == 0 ? "" : $", FromAll = new[] {{ {string.Join(", ", some.Select(one => $"nameof({one})"))} }}";
        }

        /// <summary>A layer or an input that is as wide as a layer.</summary>
        private string Sized() => _layers.Count > 0 && _draw.Chance(0.5) ? Any([.. _layers]) : Input("Label", _size);

        private string Input(string name, int size)
        {
            _inputs[name] = size;
            return name;
        }

        private string Any(params string[] texts) => _draw.Any(texts);
    }
}
