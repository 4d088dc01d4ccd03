using Backpropamine.Training;

namespace Backpropamine.Samples.LanguageModel.Training;

/// <summary>When the learning rate falls, when weights begin to be averaged, and when learning ends.</summary>
/// <param name="Decay">What the learning rate is multiplied by after each epoch, beginning with <paramref name="DecayStart"/>.</param>
/// <param name="DecayStart">Epochs with the full learning rate.</param>
/// <param name="GradientClip">The norm to which the gradient is clipped.</param>
/// <param name="Patience">Learning ends after so many epochs without a better validation; 0 for never.</param>
/// <param name="NonMonotone">Weights are averaged once a validation is worse than the best of all but the latest so many; 0 for never.</param>
internal sealed record LearningSchedule(double Decay, int DecayStart, double GradientClip, int Patience, int NonMonotone)
{
    /// <summary>The schedule of a training.</summary>
    /// <param name="settings">The training.</param>
    public static LearningSchedule Of(RunSettings settings) => new(
        settings.Own.Number("decay"),
        settings.Own.Whole("decay-start"),
        settings.Own.Number("clip"),
        settings.Own.Whole("patience"),
        LargeOptions.Has(settings) ? settings.Own.Whole(LargeOptions.NonMonotone) : 0);

    /// <summary>What the learning rate is multiplied by in an epoch.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    public double Rate(int epoch) => Math.Pow(Decay, Math.Max(0, epoch + 1 - DecayStart));

    /// <summary>
    /// Whether weights are averaged from now on, the rule of Merity et al. 2018 (NT-ASGD): the latest validation is worse than the best one among those before it without the latest
    /// <see cref="NonMonotone"/> of them.
    /// </summary>
    /// <param name="scores">The scores of all validations so far; more is better.</param>
    public bool BeginsAveraging(IReadOnlyList<double> scores) =>
        NonMonotone > 0 && scores.Count > NonMonotone + 1 && scores[^1] < scores.Take(scores.Count - 1 - NonMonotone).Max();
}
