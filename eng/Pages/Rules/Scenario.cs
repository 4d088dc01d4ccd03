namespace Backpropamine.Pages.Rules;

/// <summary>
/// The stimuli that every rule gets. A neuron and three inputs are active for two or three steps in eight: one input with the neuron, one before
/// it, one after it; then each on its own; then the first one in the neuron's pauses, and the order of the others is reversed.
/// </summary>
internal static class Scenario
{
    public const int Inputs = 3;

    /// <summary>The neuron that is looked at, and another one on its own.</summary>
    public const int Neurons = 2;

    public const int PhaseLength = 40;

    /// <summary>After so many steps comes a reward or a punishment, for rules that wait for one.</summary>
    public const int TrialLength = 20;

    private const int Block = 8;
    private const double Rest = 0.25;
    private const double RewardSize = 0.2;

    public static IReadOnlyList<string> Phases { get; } = ["together", "unrelated", "opposite"];

    public static IReadOnlyList<string> InputNames { get; } = ["with", "before", "after"];

    public static int Steps => PhaseLength * Phases.Count;

    /// <summary>By how many steps an input follows the neuron while they are together, and while they are opposite.</summary>
    private static readonly (int Together, int Opposite)[] Lags = [(0, 4), (-3, 3), (3, -3)];

    private static readonly bool[] Neuron = Train(seed: 5, 2, 2);
    private static readonly bool[] Other = Train(seed: 11, 0, 6);
    private static readonly bool[][] Alone = [Train(seed: 21, 0, 6), Train(seed: 34, 0, 6), Train(seed: 55, 0, 6)];
    private static readonly int[] Rewards = [1, 1, -1, 1, -1, -1];

    /// <summary>An input's activity.</summary>
    public static double Pre(int input, int step) => IsOn(input, step) ? 1 : 0;

    /// <summary>A neuron's activity.</summary>
    public static double Post(int neuron, int step) => (neuron == 0 ? Neuron : Other)[step + Block] ? 1 : Rest;

    /// <summary>M: the reward of a trial in its last step, else 0.</summary>
    public static double Reward(int step) => step % TrialLength == TrialLength - 1 ? RewardSize * Rewards[step / TrialLength] : 0;

    private static bool IsOn(int input, int step) => (step / PhaseLength) switch
    {
        0 => Neuron[step + Block - Lags[input].Together],
        1 => Alone[input][step + Block],
        _ => Neuron[step + Block - Lags[input].Opposite],
    };

    /// <summary>Activity that begins somewhere in each block, drawn by a generator that is the same everywhere; a block before the first step and one after the last.</summary>
    private static bool[] Train(uint seed, int earliest, uint places)
    {
        var train = new bool[Steps + 2 * Block];
        for (var start = 0; start < train.Length; start += Block)
        {
            seed = 1664525 * seed + 1013904223;
            Array.Fill(train, true, start + earliest + (int)((seed >> 16) % places), 2 + (int)(seed >> 31));
        }

        return train;
    }
}
