using System.Globalization;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>A combination that can be fused, and the width and type at which it is run.</summary>
/// <param name="Model">The network.</param>
/// <param name="Width">Bits of a vector; 0 for single numbers.</param>
/// <param name="IsDouble">Whether in float64.</param>
internal sealed record FusedCase(Combination Model, int Width, bool IsDouble)
{
    private static readonly object[][] Factors =
    [
        [1, 3, 7, 16, 33, 100, 200],
        [(512, false), (256, false), (128, false), (0, false), (512, true), (256, true), (128, true), (0, true)],
        [.. CombinationRule.All.Keys],
        [null!, 1.0, 0.05],
        ["PerConnection", "PerNeuron", "Scalar", "One"],
        ["PerConnection", "PerNeuron", "Scalar", "One"],
        [true, false],
        ["Learned", "None"],
        ["", "Simple", "Retroactive"],
        ["Now", "Before"],
        ["Tanh", "Linear", "Sigmoid", "Relu"],
        ["None", "PerNeuron", "PerNeuronBiased"],
        ["CommitThenTrace", "TraceThenCommit"],
        [false, true],
        ["Linear", "Add"],
        ["Tanh", "Relu", "Sigmoid", "Linear"],
        [true, false],
        [true, false],
    ];

    /// <summary>So many that any two values of two options meet, sizes and widths among them.</summary>
    public static IReadOnlyList<FusedCase> All { get; } =
        [.. CoveringArray.Pairs([.. Factors.Select(values => values.Length)], Matters).Select((row, number) => Make([.. row.Select((value, factor) => Factors[factor][value])], number))];

    /// <summary>The options that every network has, with those of the modulator for networks that have one.</summary>
    public static IReadOnlyList<Func<FusedCase, object>> Options { get; } =
    [
        one => one.Model.Rule, one => one.Model.Limit ?? 0, one => one.Model.Alpha, one => one.Model.Eta, one => one.Model.EtaLearned,
        one => one.Model.Slow, one => one.Model.Modulation, one => one.Model.Input, one => one.Model.Activation, one => one.Model.Bias,
        one => one.Model.Inject,
    ];

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Model.Size} neurons, {Width} bits, {(IsDouble ? "float64" : "float32")}");

    /// <summary>Options of a modulator mean something where there is one.</summary>
    private static bool Matters(int[] row, int factor) => factor switch
    {
        9 or 10 => row[8] != 0 && row[13] == 0,
        11 or 13 => row[8] != 0,
        12 => row[8] == 2,
        _ => true,
    };

    private static FusedCase Make(object[] values, int number)
    {
        T At<T>(int factor) => (T)values[factor];
        (int width, bool isDouble) = At<(int, bool)>(1);
        string input = At<string>(14);
        return new FusedCase(
            new Combination(
                number, At<string>(2), (double?)values[3], At<string>(4), At<string>(5), At<bool>(6), At<string>(7),
                At<string>(8), "Hidden", At<string>(9), At<string>(10), At<string>(11), At<string>(12), At<bool>(13),
                input == "Linear" ? ["Gate", "Senses"] : ["Label"], input, At<string>(15), At<bool>(16), At<bool>(17), Reversed: false)
            {
                Size = At<int>(0),
            },
            width,
            isDouble);
    }
}
