namespace Backpropamine.Generator.Tests.Behaviour.BuiltIn;

/// <summary>One lane of a plastic layer of five neurons in loops over doubles, around a rule that is written as such a loop too.</summary>
/// <param name="parameter">A parameter of the layer by name.</param>
/// <param name="hebb">Hebb at first, row by row.</param>
internal sealed class PlainNetwork(Func<string, double[]> parameter, double[] hebb)
{
    /// <summary>The neurons.</summary>
    public const int N = 5;

    /// <summary>The fixed rate.</summary>
    public const double Rate = 0.3f;

    /// <summary>The activity before the step.</summary>
    public double[] Activity { get; private set; } = new double[N];

    /// <summary>Hebb, [pre, post].</summary>
    public double[,] Hebb { get; private set; } = Matrix(hebb);

    /// <summary>A rule's vector or matrix of its own; zeros at first.</summary>
    public Dictionary<string, double[]> Own { get; } = [];

    /// <summary>A coefficient of a connection, whatever its grain.</summary>
    public double Of(string name, int i, int j) => parameter(name) is var values && values.Length == 1 ? values[0] : values.Length == N ? values[j] : values[i * N + j];

    /// <summary>A vector of the rule's own.</summary>
    public double[] Vector(string name) => Own.TryGetValue(name, out double[]? found) ? found : Own[name] = new double[N];

    /// <summary>Σₖ over the neurons.</summary>
    public static double Sum(Func<int, double> term) => Enumerable.Range(0, N).Sum(term);

    /// <summary>One step; returns the activity.</summary>
    public double[] Step(double[] senses, PlainRule rule)
    {
        double[] u = parameter("weight_ih"), b = parameter("bias"), before = Activity;
        double[] after = [.. Enumerable.Range(0, N).Select(j => Math.Tanh(
            b[j] + senses.Select((x, k) => x * u[j * senses.Length + k]).Sum() + Sum(i => before[i] * rule.Weight(this, i, j))))];
        if (rule.Leak is { } leak) after = [.. after.Select((h, j) => (1 - leak(this, j)) * before[j] + leak(this, j) * h)];
        double[,] next = new double[N, N];
        for (int i = 0; i < N; i++)
        {
            for (int j = 0; j < N; j++) next[i, j] = rule.Learn(this, before, after, i, j);
        }

        double kept = rule.Bound?.Invoke(next) ?? 1;
        for (int i = 0; i < N; i++)
        {
            for (int j = 0; j < N; j++) next[i, j] *= kept;
        }

        rule.Finish?.Invoke(this, before, after);
        Hebb = next;
        return Activity = after;
    }

    private static double[,] Matrix(double[] rows)
    {
        double[,] matrix = new double[N, N];
        Buffer.BlockCopy(rows, 0, matrix, 0, N * N * sizeof(double));
        return matrix;
    }
}
