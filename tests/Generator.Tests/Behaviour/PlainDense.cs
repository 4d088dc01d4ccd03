namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>A plastic layer that reads features and takes a label, and the same in loops over doubles.</summary>
/// <param name="Declaration">The layer's attributes beside its injection.</param>
/// <param name="Drive">What a connection learns from: pre, post, hebb.</param>
/// <param name="Gain">The label's gain.</param>
/// <param name="Limit">Hebb's bound.</param>
/// <param name="Modulated">How M is used: not at all, simply, or on a trace.</param>
/// <param name="Decays">Whether Hebb follows the drive as an average does.</param>
/// <param name="Soft">Whether the layer is a softmax, and not a tanh.</param>
internal sealed record PlainDense(string Declaration, Func<double, double, double, double> Drive, double Gain, double? Limit = null, string Modulated = "", bool Decays = false, bool Soft = true)
{
    /// <summary>Features.</summary>
    public const int Pre = 7;

    /// <summary>Neurons.</summary>
    public const int Post = 4;

    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, PlainDense> All { get; } = new Dictionary<string, PlainDense>
    {
        ["Oja"] = new("Plastic<Oja>(Bound = Bound.None, Alpha = Grain.Scalar), Readout(4, Bias = false, Activation = Activation.Softmax, From = nameof(Features))", (x, y, hebb) => y * (x - y * hebb), 1000),
        ["Clipped"] = new("Plastic(Limit = 0.3), Neuromodulated(Retroactive, FanOut = FanOut.PerNeuron), Dense(4, From = nameof(Features))", (x, y, _) => x * y, 0.5, 0.3, "Retroactive", Soft: false),
        ["Decaying"] = new("Plastic<DecayingHebbian>(Alpha = Grain.PerNeuron, Slow = SlowWeights.None), Dense(4, Activation = Activation.Softmax, From = nameof(Features))", (x, y, _) => x * y, 2, 1, Decays: true),
        ["Gated"] = new("Plastic(Alpha = Grain.One), Neuromodulated(Simple), Dense(4, From = nameof(Features), Bias = false)", (x, y, _) => x * y, -0.5, 1, "Simple", Soft: false),
    };

    /// <summary>The class; <c>Class</c> is the layer.</summary>
    public string Source => $$"""
        [Network]
        public sealed partial class Net{{All.First(one => one.Value == this).Key}}
        {
            [Input(7)] public partial Signal Features { get; }
            [Input(4)] public partial Signal Label { get; }
            [Inject(nameof(Label), Gain = {{Gain.ToString(System.Globalization.CultureInfo.InvariantCulture)}})]
            [{{Declaration}}] public partial Layer Class { get; }
            [Readout(2, From = nameof(Class))] public partial Layer Report { get; }
        }
        """;

    /// <summary>One lane of it.</summary>
    public sealed class Run(PlainDense model, Plasticity plasticity, Func<string, double[]?> parameter, double[] hebb)
    {
        /// <summary>Hebb, [pre, post] in a row.</summary>
        public double[] Hebb { get; private set; } = hebb;

        /// <summary>The trace, likewise.</summary>
        public double[] Eligibility { get; private set; } = new double[Pre * Post];

        /// <summary>One step; returns the activity.</summary>
        public double[] Step(double[] x, double[] label)
        {
            double[] a = [.. Enumerable.Range(0, Post).Select(j => (parameter("bias")?[j] ?? 0) + model.Gain * label[j] + Enumerable.Range(0, Pre).Sum(i => x[i] * Weight(i, j)))];
            double largest = a.Max();
            double[] y = model.Soft ? [.. a.Select(value => Math.Exp(value - largest) / a.Sum(other => Math.Exp(other - largest)))] : [.. a.Select(Math.Tanh)];
            if (plasticity == Plasticity.On) Learn(x, y);
            return y;
        }

        private double Weight(int i, int j) => (parameter("weight_io")?[i * Post + j] ?? 0)
            + (plasticity == Plasticity.Off ? 0 : Hebb[i * Post + j] * (parameter("alpha") is { } alpha ? alpha[alpha.Length == 1 ? 0 : alpha.Length == Post ? j : i * Post + j] : 1));

        private void Learn(double[] x, double[] y)
        {
            double m = model.Modulated.Length == 0 ? 0 : Math.Tanh(y.Zip(parameter("modulator_weight")!, (h, w) => h * w).Sum() + parameter("modulator_bias")![0]);
            double eta = parameter("eta")?[0] ?? 1;
            double[] next = new double[Pre * Post], trace = new double[Pre * Post];
            for (int ij = 0; ij < Pre * Post; ij++)
            {
                (int i, int j) = (ij / Post, ij % Post);
                double drive = model.Drive(x[i], y[j], Hebb[ij]);
                trace[ij] = (1 - eta) * Eligibility[ij] + eta * drive;
                double rate = model.Modulated switch { "" => eta, "Simple" => m, _ => m * parameter("fan_out_weight")![j] };
                double change = model.Modulated == "Retroactive" ? Eligibility[ij] : model.Decays ? drive - Hebb[ij] : drive;
                double learnt = Hebb[ij] + rate * change;
                next[ij] = model.Limit is { } limit ? Math.Clamp(learnt, -limit, limit) : learnt;
            }

            (Hebb, Eligibility) = (next, trace);
        }
    }
}
