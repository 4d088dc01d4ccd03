using Backpropamine.Samples.LanguageModel.Text;
using Backpropamine.Training;

namespace Backpropamine.Samples.LanguageModel.Training;

/// <summary>When the learning rate falls, and when learning ends.</summary>
/// <param name="Iterations">Iterations of an epoch.</param>
/// <param name="Epochs">The most epochs.</param>
/// <param name="Decay">What the learning rate is multiplied by after each epoch, beginning with <paramref name="DecayStart"/>.</param>
/// <param name="DecayStart">Epochs with the full learning rate.</param>
/// <param name="GradientClip">The norm to which the gradient is clipped.</param>
/// <param name="Patience">Learning ends after so many epochs without a better validation; 0 for never.</param>
internal sealed record LearningSchedule(int Iterations, int Epochs, double Decay, int DecayStart, double GradientClip, int Patience)
{
    /// <summary>The schedule of a training.</summary>
    /// <param name="settings">The training.</param>
    /// <param name="corpus">What is learnt.</param>
    public static LearningSchedule Of(RunSettings settings, Corpus corpus) => new(
        corpus.Training.Length / settings.Lanes / settings.Steps,
        settings.Own.Whole("epochs"),
        settings.Own.Number("decay"),
        settings.Own.Whole("decay-start"),
        settings.Own.Number("clip"),
        settings.Own.Whole("patience"));

    /// <summary>What the learning rate is multiplied by in an epoch.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    public double Rate(int epoch) => Math.Pow(Decay, Math.Max(0, epoch + 1 - DecayStart));
}
