using Backpropamine.Training.Reporting;
using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>A task in which a network is shown a sequence and answers at its end.</summary>
public abstract class SupervisedTask : LearningTask
{
    /// <inheritdoc/>
    public override string Method => "supervised by the answer at the end of each episode";

    /// <summary>How it is learnt and judged.</summary>
    /// <param name="settings">The training.</param>
    public virtual SupervisedOptions Options(RunSettings settings) => new();

    /// <summary>What makes the lessons.</summary>
    /// <param name="settings">The training.</param>
    /// <param name="lanes">Lanes B.</param>
    /// <param name="device">Where lessons are wanted.</param>
    public abstract ILessons CreateLessons(RunSettings settings, int lanes, Device device);

    /// <inheritdoc/>
    public override int StatesShown(RunSettings settings) => Math.Min(MatrixFrame.Most, EpisodeSteps(settings));

    /// <summary>The title of the pictures in the report.</summary>
    public abstract string GalleryTitle { get; }

    /// <summary>What the pictures show, in a sentence.</summary>
    public abstract string GalleryNote { get; }

    /// <summary>A network that can learn the task.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="name">The name on the command line.</param>
    /// <param name="description">The network in a few words.</param>
    /// <param name="matrices">Matrices of plastic state in each lane.</param>
    /// <param name="create">Makes the network.</param>
    /// <param name="answer">What the network puts out at the lesson's last step, [B, O].</param>
    /// <param name="trace">Lets the network go through a lesson, with its state after every so many steps; the report shows them.</param>
    protected NetworkChoice Learner<TNetwork>(
        string name, string description, int matrices, Func<RunSettings, Device, TNetwork> create, Func<TNetwork, Lesson, Tensor> answer, Func<TNetwork, Lesson, int, AnsweredLesson>? trace = null)
        where TNetwork : PlasticModule =>
        new(name, description, matrices, (settings, device) =>
        {
            var network = create(settings, device);
            return new SupervisedTrainer(network, lesson => answer(network, lesson), this, settings, device)
            {
                Tracing = trace is null ? null : (lesson, every) => trace(network, lesson, every),
            };
        });
}
