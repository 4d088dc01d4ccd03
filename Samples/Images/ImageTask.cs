using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Images;

/// <summary>Image completion on the command line.</summary>
public sealed class ImageTask : SupervisedTask
{
    /// <inheritdoc/>
    public override string Name => "images";

    /// <inheritdoc/>
    public override string Title => "Image completion";

    /// <inheritdoc/>
    public override string Summary =>
        "Every episode shows three pictures, then the upper or the lower half of one of them. The network has to put the other half out.";

    /// <inheritdoc/>
    public override string ScoreName => "share of the erased half's variance that is recalled";

    /// <inheritdoc/>
    public override string GalleryTitle => "Pictures recalled";

    /// <inheritdoc/>
    public override string GalleryNote => "Each row is an episode with pictures of the test. What was erased is hatched.";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets { get; } =
    [
        new("quick", "each picture is shown for 3 steps, in 2 cycles", new() { Task = "images", Network = "none", Size = 3, Steps = 3, Lanes = 1, LearningRate = 3e-4 }, 1000),
        new("paper", "Miconi et al. 2018, as their code has it", new() { Task = "images", Preset = "paper", Network = "none", Size = 3, Steps = 20, Lanes = 1, LearningRate = 1e-4 }, 100_000),
    ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Meanings { get; } = new Dictionary<string, string>
    {
        ["size"] = "pictures in an episode",
        ["steps"] = "steps for which a picture is shown",
        ["data"] = "the folder with " + ImageData.Source,
    };

    /// <inheritdoc/>
    public override IReadOnlyList<NetworkChoice> Networks =>
    [
        Learner("none", "plastic, not modulated", 1,
            (settings, device) => new ImagePlastic(settings.Hidden, settings.Hidden, device: device),
            (net, lesson) => Pixels(net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes)).Outputs.Hidden, lesson),
            (net, lesson, every) => AnsweredLesson.Of(net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes), record: every))),
        Learner("shared", "plastic, one alpha for all connections", 1,
            (settings, device) => new ImageShared(settings.Hidden, settings.Hidden, device: device),
            (net, lesson) => Pixels(net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes)).Outputs.Hidden, lesson),
            (net, lesson, every) => AnsweredLesson.Of(net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes), record: every))),
        Learner("rnn", "recurrent net without plasticity", 0,
            (settings, device) => new ImageRnn(settings.Hidden, settings.Hidden, device: device),
            (net, lesson) => Pixels(net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes)).Outputs.Hidden, lesson)),
    ];

    /// <inheritdoc/>
    public override int EpisodeSteps(RunSettings settings) => Schedule(settings).Steps(settings.Size);

    /// <summary>As many neurons as pixels, and a bias.</summary>
    public override RunSettings Complete(RunSettings settings) => settings.Hidden != 0 ? settings : settings with { Hidden = Pixels(settings) + 1 };

    /// <inheritdoc/>
    public override void Check(RunSettings settings)
    {
        if (settings.Size is < 1 or > 1000)
            throw new UsageException($"--size {settings.Size} is no number of pictures: give 1 to 1000");
        var pixels = Pixels(settings);
        if (settings.Hidden < pixels)
            throw new UsageException($"--hidden {settings.Hidden} is too little: each of the {pixels} pixels needs a neuron; leave it out, or give {pixels + 1} or more, one of them a bias");
    }

    /// <inheritdoc/>
    public override ILessons CreateLessons(RunSettings settings, int lanes, Device device) =>
        new ImageLessons(ImageData.Read(settings.Data), settings.Size, Schedule(settings), settings.Hidden, lanes, device);

    private static ImageSchedule Schedule(RunSettings settings) => settings.Preset == "paper" ? new(settings.Steps, 2, 3, 3) : new(settings.Steps, 1, 2, 2);

    private static int Pixels(RunSettings settings)
    {
        var side = ImageData.FindSide(settings.Data);
        return side * side;
    }

    private static Tensor Pixels(Tensor hidden, Lesson lesson) => hidden[-1].narrow(1, 0, lesson.Target.size(1));
}
