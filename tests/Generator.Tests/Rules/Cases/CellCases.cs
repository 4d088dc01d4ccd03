using static Backpropamine.Generator.Tests.Rules.Cases.Sources;
using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>Cells, and layers that use them.</summary>
internal static class CellCases
{
    private const string Current = "[Path] public static float Current(float sum) => sum;";
    private const string Activity = "public static float Activity(float current) => System.MathF.Tanh(current);";
    private const string Gate = "[Path] public static float Gate(float sum) => Functions.Sigmoid(sum);";
    private const string Gated = "public static float Activity(float gate, float current) => gate * current;";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0501", "no activity", Cell("[|Mine|]", Current, "[Value] public static float Half(float current, float half2) => current / 2 + half2;", "[Value] public static float Half2(float current) => current;")),
        Right("BPA0501", "no cell", "public readonly struct Mine { public static float Current(float sum) => sum; }"),
        Wrong("BPA0502", "no path", Cell("[|Mine|]", "public static float Activity(float previousActivity) => previousActivity;")),
        Wrong("BPA0502", "a path that reaches nothing", Cell("Mine", Current, "[State] public static float Trace(float trace, float current) => trace / 2 + current;", "public static float [|Activity|](float previousActivity) => previousActivity;")),
        Right("BPA0502", "a path through a state of the step before", Cell("Mine", Current, "[State] public static float Trace(float trace, float current) => trace / 2 + current;", "public static float Activity(float previousTrace) => previousTrace;")),
        Wrong("BPA0503", "a misspelt sum", Cell("Mine", "[Path] public static float Current(float [|suum|]) => suum;", Activity)),
        Wrong("BPA0503", "a sum outside a path", Cell("Mine", Current, "public static float Activity(float current, float [|sum|]) => current + sum;")),
        Wrong("BPA0503", "a value of the step before that is not kept", Cell("Mine", Current, "public static float Activity(float current, float [|previousCurrent|]) => current + previousCurrent;")),
        Wrong("BPA0503", "its own value", Cell("Mine", Current, "public static float Activity(float current, float [|activity|]) => current + activity;")),
        Right("BPA0503", "all there are", Cell("Mine",
            "[Path] public static float Current(float sum, float fromInput, float fromRecurrent) => sum + fromInput - fromRecurrent;",
            "[State] public static float Trace(float trace, float previousTrace, float current, float previousActivity) => (trace + previousTrace) / 4 + current * previousActivity;",
            "[Value] public static float Half(float trace) => trace / 2;",
            "public static float Activity(float half, float previousTrace, [Learned(Grain.PerNeuron)] float gain) => gain * half + previousTrace;")),
        Wrong("BPA0504", "remainder", Cell("Mine", "[Path] public static float Current(float sum) => [|sum % 2|];", Activity)),
        Wrong("BPA0504", "a method of the instance", Cell("Mine", "[Path] public float [|Current|](float sum) => sum;", Activity)),
        Wrong("BPA0504", "a slope of no width", Cell("Mine", Current, "public static float Activity(float current) => [|Functions.Spike(current, 0)|];")),
        Wrong("BPA0504", "a slope that differs from neuron to neuron", Cell("Mine", Current, "public static float Activity(float current, [Learned(Grain.PerNeuron)] float k) => [|Functions.Spike(current, k)|];")),
        Right("BPA0504", "functions with slopes", Cell("Mine", Current,
            "public static float Activity(float current) => Functions.SpikeArctangent(current) + Functions.SpikeSigmoid(current, sharpness: 3) + Functions.StopGradient(current) + Functions.RoundThrough(current) + Functions.ClampThrough(current, -1, 1) + Functions.SignThrough(current);")),
        Wrong("BPA0505", "two values", Cell("Mine", Current, "[Value] public static float [|One|](float two, float current) => two + current;", "[Value] public static float Two(float one) => one;", "public static float Activity(float two) => two;")),
        Wrong("BPA0505", "a value and a state", Cell("Mine", Current, "[State] public static float [|Membrane|](float membrane, float current, float fired) => membrane / 2 + current - fired;", "[Value] public static float Fired(float membrane) => Functions.Spike(membrane);", "public static float Activity(float fired) => fired;")),
        Right("BPA0505", "a value of the step before", Cell("Mine", Current, "[State] public static float Membrane(float membrane, float current, float fired) => membrane / 2 + current - fired;", "[Value] public static float Fired(float previousMembrane) => Functions.Spike(previousMembrane);", "public static float Activity(float fired, float membrane) => fired + membrane;")),
        Wrong("BPA0506", "a path", Cell("Mine", Current, Gate.Replace("Gate", "[|Gate|]", StringComparison.Ordinal), Activity)),
        Wrong("BPA0506", "a state that reads itself alone", Cell("Mine", Current, "[State] public static float [|Trace|](float trace, float current) => trace / 2 + current;", Activity)),
        Right("BPA0506", "a value that is post", Cell("Mine", "[Path(Post = nameof(Trace))] public static float Current(float sum) => sum;", "[Value] public static float Trace(float current) => 2 * current;", Activity)),
        Wrong("BPA0507", "two attributes", Cell("Mine", Current, "[Value, State] public static float [|Both|](float current) => current;", "public static float Activity(float current) => current;")),
        Wrong("BPA0507", "a name that a layer has", Cell("Mine", "[Path] public static float [|Alpha|](float sum) => sum;", "public static float Activity() => 1;")),
        Wrong("BPA0507", "an attribute on the activity", Cell("Mine", Current, "[State] public static float [|Activity|](float current) => current;")),
        Wrong("BPA0507", "a name of another step", Cell("Mine", Current, "[Value] public static float [|PreviousCurrent|](float current) => current;", "public static float Activity(float current) => current;")),
        Wrong("BPA0507", "a state for each connection", Cell("Mine", Current, "[State(Per.Pre)] public static float [|Trace|](float trace, float current) => trace / 2 + current;", "public static float Activity(float current) => current;")),
        Wrong("BPA0507", "two plastic paths", Cell("Mine", "[Path(Plastic = true)] public static float Current(float sum) => sum;", "[Path(Plastic = true)] public static float [|Gate|](float sum) => sum;", "public static float Activity(float current) => current;")),
        Right("BPA0507", "helpers and constants are no members", Cell("Mine", "private const float Half = 0.5f;", "private static float Alpha(float x) => Half * x;", "[Path] public static float Current(float sum) => Alpha(sum);", Activity)),
        Wrong("BPA0224", "a coefficient for each connection of a cell", Cell("Mine", Current, "public static float Activity(float current, [Learned(Grain.PerConnection)] float [|gain|]) => gain * current;")),
        Wrong("BPA0225", "a coefficient of a cell", Cell("Mine", Current, "public static float Activity(float current, [Learned(Grain.PerNeuron)] float [|gain|]) => current;")),
        Wrong("BPA0509", "a path", Cell("Mine", Current, "[Path] public static float [|Gate|](float current) => current;", Gated)),
        Right("BPA0509", "the recurrent part alone", Cell("Mine", Current, "[Path] public static float Gate(float fromRecurrent) => fromRecurrent;", Gated)),
        Wrong("BPA0510", "a state", Cell("Mine", Current, "[State] public static float [|Membrane|](float membrane, float current) => 2 * membrane + current;", "public static float Activity(float membrane) => membrane;")),
        Right("BPA0510", "a state that sums up", Cell("Mine", Current, "[State] public static float Membrane(float membrane, float current) => membrane + current;", "public static float Activity(float membrane) => membrane;")),
        Wrong("BPA0511", "a choice", Cell("Mine", Current, "public static float Activity(float current) => [|current > 1 ? 1f : 0f|];")),
        Wrong("BPA0511", "a sign", Cell("Mine", Current, "public static float Activity(float current) => 2 * [|System.MathF.Sign(current)|];")),
        Right("BPA0511", "a choice between values", Cell("Mine", Current, "public static float Activity(float current) => current > 0 ? current : 0.1f * current;")),
        Right("BPA0511", "a spike", Cell("Mine", Current, "public static float Activity(float current) => Functions.Spike(current);")),
        Wrong("BPA0512", "a path", Lstm("Plastic(Path = [|\"Candidat\"|])")),
        Wrong("BPA0512", "a state is no path", Lstm("Plastic(Path = [|nameof(Lstm.Cell)|])")),
        Wrong("BPA0512", "a value for the modulator", Lstm("Plastic, Neuromodulated(Simple, Value = [|\"Forgt\"|])")),
        Wrong("BPA0512", "a post of the cell's author", Cell("Mine", "[Path(Post = [|\"Nothing\"|])] public static float Current(float sum) => sum;", Activity)),
        Right("BPA0512", "a path, a post and a value", Lstm("Plastic(Path = nameof(Lstm.Forget), Post = nameof(Lstm.Cell)), Neuromodulated(Simple, Value = nameof(Lstm.Forget))")),
        Wrong("BPA0513", "two paths", Cell("Mine", Current, Gate, Gated) + Net("[Network]", Senses, "[Recurrent<Mine>(5), [|Plastic|]] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0517", "the same path", Cell("Mine", Current, Gate, Gated) + Net("[Network]", Senses, "[Recurrent<Mine>(5), Plastic(Path = nameof(Mine.Gate)), [|Plastic<Oja>(Path = nameof(Mine.Gate))|]] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0517", "the cell's choice and the same path", Net("[Network]", Senses, "[Recurrent<Lstm>(5), Plastic, [|Plastic(Path = nameof(Lstm.Candidate))|]] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0517", "one path", Net("[Network]", Senses, "[Recurrent<Leaky>(5), Plastic, [|Plastic<DecayingHebbian>|]] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0517", "two paths", Net("[Network]", Senses, "[Recurrent<Lstm>(5), Plastic, Plastic(Path = nameof(Lstm.Forget))] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0513", "two paths, one chosen", Cell("Mine", Current, Gate, Gated) + Net("[Network]", Senses, "[Recurrent<Mine>(5), Plastic(Path = nameof(Mine.Gate))] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0514", "an input that is added", Net("[Network]", Senses, "[Recurrent<Lstm>(4, Input = [|InputMode.Add|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0514", "an injection", Net("[Network]", Senses, "[Input(5)] public partial Signal Hint { get; }", "[Recurrent<Gru>(5), [|Inject(nameof(Hint))|]] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0514", "no slow weights", Lstm("Plastic(Slow = [|SlowWeights.None|])")),
        Wrong("BPA0514", "a commit before the cell", Lstm("Plastic(Read = [|Read.AfterCommit|], Post = nameof(Lstm.Cell))")),
        Wrong("BPA0514", "a name in both", "public readonly struct Fading : IPlasticityRule { [State(Per.Post)] public static float Cell(float cell, float post) => cell / 2 + post; public static float Drive(float pre, float post, float cell) => pre * (post - cell); }"
            + Net("[Network]", Senses, "[Recurrent<Lstm>(5), [|Plastic<Fading>|]] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0514", "an injection into one path", Net("[Network]", Senses, "[Input(5)] public partial Signal Hint { get; }", "[Recurrent<Leaky>(5), Inject(nameof(Hint)), Plastic] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0209", "an activation beside a cell", Net("[Network]", Senses, "[Recurrent<Lstm>(5, Activation = [|Activation.Relu|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0209", "a path without a cell", Net("[Network]", Senses, "[Recurrent(5), Plastic(Path = [|\"Candidate\"|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0209", "a value without a cell", Net("[Network]", Senses, "[Recurrent(5), Plastic, Neuromodulated(Simple, Value = [|\"Cell\"|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0515", "several paths", Net("[Network]", Senses, "[[|Dense<Lstm>(5)|]] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0515", "parts of a sum", Cell("Mine", "[Path] public static float Current(float fromInput, float fromRecurrent) => fromInput * fromRecurrent;", Activity) + Net("[Network]", Senses, "[[|Dense<Mine>(5)|]] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0515", "one path", Net("[Network]", Senses, "[Dense<Lif>(5), Plastic] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0516", "a path", Lstm("Plastic, Neuromodulated(Simple, At = Tap.Before, Value = [|nameof(Lstm.Forget)|])")),
        Right("BPA0516", "a state", Lstm("Plastic, Neuromodulated(Simple, At = Tap.Before, Value = nameof(Lstm.Cell))")),
    ];

    private static string Cell(string name, params string[] members) => $"public readonly struct {name} : ICell\n{{\n{string.Join('\n', members.Select(member => "    " + member))}\n}}\n";

    private static string Lstm(string attributes) => Net("[Network]", Senses, $"[Recurrent<Lstm>(5), {attributes}] public partial Layer Hidden {{ get; }}", Policy);
}
