namespace Backpropamine.Generator.Tests.Behaviour.Steering;

/// <summary>One lane of a paper's model, from its equations, in loops over doubles. A step takes all inputs and gives activity and M.</summary>
/// <param name="parameter">A parameter of the plastic layer by name.</param>
internal abstract class PaperLoops(Func<string, double[]> parameter)
{
    protected const int N = 5;

    /// <summary>Hebb, [pre, post].</summary>
    public double[,] Hebb { get; private set; } = new double[N, N];

    protected double[,] Trace { get; private set; } = new double[N, N];

    protected double[] Activity { get; private set; } = new double[N];

    protected virtual double Leak => 1;

    protected double[] P(string name) => parameter(name);

    /// <summary>One step.</summary>
    public (double[] Activity, double Modulation) Step(double[][] inputs)
    {
        double[] x = Activity, u = P("weight_ih"), b = P("bias");
        double[] y = [.. Enumerable.Range(0, N).Select(j => (1 - Leak) * x[j] + Leak * Math.Tanh(b[j] + Injected(inputs, j) + inputs[0].Select((s, k) => s * u[j * inputs[0].Length + k]).Sum()
            + Enumerable.Range(0, N).Sum(i => x[i] * Weight(i, j))))];
        double m = Modulation(inputs, y);
        double[,] hebb = new double[N, N], trace = new double[N, N];
        for (int i = 0; i < N; i++)
        {
            for (int j = 0; j < N; j++) (hebb[i, j], trace[i, j]) = Learn(inputs, x, y, m, i, j);
        }

        Finish(y);
        (Hebb, Trace, Activity) = (hebb, trace, y);
        return (y, m);
    }

    protected virtual double Injected(double[][] inputs, int j) => 0;

    protected virtual double Weight(int i, int j) => P("weight_hh")[i * N + j] + P("alpha")[i * N + j] * Hebb[i, j];

    protected abstract double Modulation(double[][] inputs, double[] y);

    protected abstract (double Hebb, double Trace) Learn(double[][] inputs, double[] x, double[] y, double m, int i, int j);

    protected virtual void Finish(double[] y)
    {
    }

    /// <summary>m = 5·(tanh d₁ − tanh d₂); P ← clip(P + m·E, ±50); then E ← (1 − η)·E + η·tanh(y·x).</summary>
    internal sealed class TransitiveInference(Func<string, double[]> parameter) : PaperLoops(parameter)
    {
        protected override double Modulation(double[][] inputs, double[] y)
        {
            double Unit(int k) => Math.Tanh(P("modulator_bias")[k] + y.Select((h, n) => h * P("modulator_weight")[k * N + n]).Sum());
            return 5 * (Unit(0) - Unit(1));
        }

        protected override (double Hebb, double Trace) Learn(double[][] inputs, double[] x, double[] y, double m, int i, int j) =>
            (Math.Clamp(Hebb[i, j] + m * Trace[i, j], -50, 50), (1 - P("eta")[0]) * Trace[i, j] + P("eta")[0] * Math.Tanh(x[i] * y[j]));
    }

    /// <summary>s = tanh(w·y + b); gⱼ = tanh(s·wⱼ + bⱼ); P ← clip(P + gⱼ·yⱼ·xᵢ, ±1); weights below |tanh p| read as 0.</summary>
    internal sealed class SelfModifying(Func<string, double[]> parameter) : PaperLoops(parameter)
    {
        protected override double Weight(int i, int j) =>
            base.Weight(i, j) is var weight && Math.Abs(weight) < Math.Abs(Math.Tanh(P("p")[i * N + j])) ? 0 : weight;

        protected override double Modulation(double[][] inputs, double[] y) => Math.Tanh(P("modulator_bias")[0] + y.Zip(P("modulator_weight"), (h, w) => h * w).Sum());

        protected override (double Hebb, double Trace) Learn(double[][] inputs, double[] x, double[] y, double m, int i, int j) =>
            (Math.Clamp(Hebb[i, j] + Math.Tanh(m * P("fan_out_weight")[j] + P("fan_out_bias")[j]) * y[j] * x[i], -1, 1), 0);
    }

    /// <summary>E ← E + (x·(y − ȳ))³ within a trial; at its end P ← P + 0.5·(R − R̄)·E and E ← 0.</summary>
    internal sealed class DelayedReward(Func<string, double[]> parameter) : PaperLoops(parameter)
    {
        private readonly double[] _mean = new double[N];

        protected override double Weight(int i, int j) => P("weight_hh")[i * N + j] + Hebb[i, j];

        protected override double Injected(double[][] inputs, int j) => inputs[1][j];

        protected override double Modulation(double[][] inputs, double[] y) => 0.5 * inputs[2][0];

        protected override (double Hebb, double Trace) Learn(double[][] inputs, double[] x, double[] y, double m, int i, int j) => inputs[3][0] != 0
            ? (Hebb[i, j] + m * Trace[i, j], 0)
            : (Hebb[i, j], Trace[i, j] + Math.Pow(x[i] * (y[j] - _mean[j]), 3));

        protected override void Finish(double[] y)
        {
            for (int j = 0; j < N; j++) _mean[j] += 0.25 * (y[j] - _mean[j]);
        }
    }

    /// <summary>E ← 0.8·E + x·(y − ȳ); at every second step after the third P ← clip(P + clip(R·E, ±0.05), ±1).</summary>
    internal sealed class RewardMaximising(Func<string, double[]> parameter) : PaperLoops(parameter)
    {
        private readonly double[] _mean = new double[N];
        private int _step = 1;

        protected override double Modulation(double[][] inputs, double[] y) => inputs[1][0];

        protected override (double Hebb, double Trace) Learn(double[][] inputs, double[] x, double[] y, double m, int i, int j)
        {
            double trace = 0.8f * Trace[i, j] + x[i] * (y[j] - _mean[j]);
            bool commits = _step > 3 && (_step - 3) % 2 == 0;
            return (commits ? Math.Clamp(Hebb[i, j] + Math.Clamp(m * trace, -0.05, 0.05), -1, 1) : Hebb[i, j], trace);
        }

        protected override void Finish(double[] y)
        {
            for (int j = 0; j < N; j++) _mean[j] += 0.1f * (y[j] - _mean[j]);
            _step++;
        }
    }

    /// <summary>h ← 0.8·h + 0.2·tanh(a + ξ); E ← (1 − η)·E + x·ξ; at a trial's end P ← P + clip((R − R̄)·E, ±0.01).</summary>
    internal sealed class PerturbedNodes(Func<string, double[]> parameter) : PaperLoops(parameter)
    {
        protected override double Leak => 0.2;

        protected override double Injected(double[][] inputs, int j) => inputs[1][j];

        protected override double Modulation(double[][] inputs, double[] y) => inputs[2][0];

        protected override (double Hebb, double Trace) Learn(double[][] inputs, double[] x, double[] y, double m, int i, int j) => (
            inputs[3][0] != 0 ? Hebb[i, j] + Math.Clamp(m * Trace[i, j], -0.01, 0.01) : Hebb[i, j],
            (1 - P("eta")[0]) * Trace[i, j] + x[i] * inputs[1][j]);
    }
}
