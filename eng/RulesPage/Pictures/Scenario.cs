namespace Backpropamine.RulesPage.Pictures;

/// <summary>
/// The stimuli that every rule gets: two neurons that are now active and now not, and three inputs that are so in the same steps as the first
/// neuron, two steps before and two steps after it; then on their own; then just when it is not.
/// </summary>
internal static class Scenario
{
    public const int Inputs = 3;
    public const int Neurons = 2;
    public const int PhaseLength = 40;

    /// <summary>After so many steps comes a reward or a punishment, for rules that wait for one.</summary>
    public const int TrialLength = 20;

    private const double Rest = 0.1;

    public static IReadOnlyList<string> Phases { get; } = ["together", "unrelated", "opposite"];

    public static IReadOnlyList<string> InputNames { get; } = ["with the neuron", "2 steps before", "2 steps after"];

    public static int Steps => PhaseLength * Phases.Count;

    private static readonly int[] Lead = [0, 2, -2];
    private static readonly bool[] Neuron = Train(seed: 5);
    private static readonly bool[] Other = Train(seed: 11);
    private static readonly bool[][] Alone = [Train(seed: 21), Train(seed: 34), Train(seed: 55)];
    private static readonly double[] Rewards = [1, 1, -1, 1, -1, -1];

    /// <summary>An input's activity.</summary>
    public static double Pre(int input, int step) => IsOn(input, step) ? 1 : 0;

    /// <summary>A neuron's activity.</summary>
    public static double Post(int neuron, int step) => (neuron == 0 ? Neuron : Other)[step + 2] ? 1 : Rest;

    /// <summary>M: the reward of a trial in its last step, else 0.</summary>
    public static double Reward(int step) => step % TrialLength == TrialLength - 1 ? Rewards[step / TrialLength] : 0;

    private static bool IsOn(int input, int step) => (step / PhaseLength) switch
    {
        0 => Neuron[step + 2 + Lead[input]],
        1 => Alone[input][step],
        _ => !Neuron[step + 2 + Lead[input]],
    };

    /// <summary>Activity that lasts two to four steps and pauses as long, drawn by a generator that is the same everywhere.</summary>
    private static bool[] Train(uint seed)
    {
        var train = new bool[Steps + 4];
        var (at, isOn) = (0, false);
        while (at < train.Length)
        {
            seed = 1664525 * seed + 1013904223;
            for (var last = at + 2 + seed / (uint.MaxValue / 3 + 1); at < last && at < train.Length; at++)
                train[at] = isOn;
            isOn = !isOn;
        }

        return train;
    }
}
