using Backpropamine.Samples.Images;
using Backpropamine.Samples.Tests.CommandLine;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.Images;

public sealed class ImageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Pictures_of_MNISTs_form_are_read_and_the_last_tenth_is_the_test(bool packed)
    {
        var data = ImageData.Read(MadePictures.WriteIdx(_folder.Path, packed));
        Assert.Equal((4, 18, 2), (data.Side, data.Of(LessonPart.Training).Count, data.Of(LessonPart.Test).Count));
        AssertNormalised(data.Of(LessonPart.Training)[3], pixel => MadePictures.Value(3, pixel));
        AssertNormalised(data.Of(LessonPart.Test)[1], pixel => MadePictures.Value(19, pixel));
    }

    [Fact]
    public void The_channels_of_CIFAR_are_added_up()
    {
        var data = ImageData.Read(MadePictures.WriteCifar(_folder.Path));
        Assert.Equal((32, 18), (data.Side, data.Of(LessonPart.Training).Count));
        AssertNormalised(data.Of(LessonPart.Training)[5], pixel => MadePictures.Value(5, pixel) + 3);
    }

    [Fact]
    public void Pictures_are_shown_in_cycles_and_then_half_of_one_of_them()
    {
        const int Lanes = 30;
        const int Pixels = 16;
        var data = ImageData.Read(MadePictures.WriteIdx(_folder.Path));
        var schedule = new ImageSchedule(Shown: 2, Blank: 1, Cycles: 2, Asked: 3);
        var lesson = new ImageLessons(data, 3, schedule, Pixels + 1, Lanes, CPU).Next(new LaneStreams(1, StreamPurpose.Environment, Lanes), LessonPart.Training);
        Assert.Equal([21, Lanes, Pixels + 1], lesson.Inputs[0].shape);
        Assert.True(lesson.Inputs[0].select(2, Pixels).eq(1).all().item<bool>());
        var upper = 0;
        for (var lane = 0; lane < Lanes; lane++)
        {
            var steps = Enumerable.Range(0, 21).Select(step => string.Join(' ', lesson.Inputs[0][step, lane].narrow(0, 0, Pixels).data<float>().ToArray())).ToArray();
            var shown = Enumerable.Range(0, 6).Select(i => steps[3 * i]).ToArray();
            Assert.All(Enumerable.Range(0, 6), i => Assert.Equal(steps[3 * i], steps[3 * i + 1]));
            Assert.All(Enumerable.Range(0, 6), i => Assert.All(steps[3 * i + 2].Split(' '), value => Assert.Equal("0", value)));
            Assert.Equal(shown[..3].Order(StringComparer.Ordinal), shown[3..].Order(StringComparer.Ordinal));
            Assert.Equal((steps[18], steps[18]), (steps[19], steps[20]));
            Assert.Contains(string.Join(' ', lesson.Target[lane].data<float>().ToArray()), shown);
            var erased = lesson.Hints[0][lane].data<float>().ToArray();
            Assert.Equal(erased[0] > 0 ? [1, 0] : [0, 1], new[] { erased[..8].Average(), erased[8..].Average() });
            upper += erased[0] > 0 ? 1 : 0;
            Assert.True((lesson.Target[lane] * (1 - lesson.Hints[0][lane])).eq(lesson.Inputs[0][20, lane].narrow(0, 0, Pixels)).all().item<bool>());
        }
        Assert.InRange(upper, 5, 25);
    }

    [Fact]
    public void Grey_everywhere_earns_0_and_the_picture_itself_1()
    {
        var lessons = new ImageLessons(ImageData.Read(MadePictures.WriteIdx(_folder.Path)), 3, new ImageSchedule(1, 1, 1, 1), 16, 2, CPU);
        var lesson = lessons.Next(new LaneStreams(1, StreamPurpose.Environment, 2), LessonPart.Test);
        Assert.Equal([1, 1], Score(lesson.Target));
        Assert.Equal([1, 1], Score(lesson.Target * lesson.Hints[0]));
        Assert.Equal([0, 0], Score(zeros_like(lesson.Target)));
        Assert.Equal((2, "the mean image"), (Assert.Single(lessons.Baselines(lesson)).Answer.size(0), lessons.Baselines(lesson)[0].How));

        float[] Score(Tensor answer) => lessons.Score(answer, lesson).data<float>().ToArray();
    }

    [Fact]
    public void The_published_task_has_201_steps()
    {
        var task = new ImageTask();
        Assert.Equal(201, task.EpisodeSteps(task.FindPreset("paper").Settings));
    }

    [Fact]
    public void A_run_takes_its_size_from_the_pictures_and_compares_itself_with_their_mean()
    {
        var run = CommandLineRun.Of("images", "--data", MadePictures.WriteIdx(_folder["data"]), "--iterations", "2", "--out", _folder.Path);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("N=17", run.Output, StringComparison.Ordinal);
        Assert.Contains("the mean image", File.ReadAllText(_folder["images-none-seed1-hidden17/result.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_pictures_there_is_a_clear_line()
    {
        CommandLineRun.Of("images", "--out", _folder.Path).Refused("--data FOLDER");
        CommandLineRun.Of("images", "--data", _folder.Path, "--out", _folder.Path).Refused("there are no pictures");
        File.WriteAllText(_folder["train-images-idx3-ubyte"], "no pictures, and more than a header");
        CommandLineRun.Of("images", "--data", _folder.Path, "--out", _folder.Path).Refused("cannot be read (it holds no square pictures)");
        File.WriteAllText(_folder["train-images-idx3-ubyte"], "short");
        CommandLineRun.Of("images", "--data", _folder.Path, "--out", _folder.Path).Refused("cannot be read");
        MadePictures.WriteIdx(_folder.Path, packed: false);
        CommandLineRun.Of("images", "--data", _folder.Path, "--hidden", "15", "--out", _folder.Path).Refused("each of the 16 pixels needs a neuron");
    }

    private static void AssertNormalised(float[] image, Func<int, int> value)
    {
        var values = Enumerable.Range(0, image.Length).Select(pixel => (double)value(pixel)).ToArray();
        var mean = values.Average();
        var largest = values.Max(one => Math.Abs(one - mean));
        for (var pixel = 0; pixel < image.Length; pixel++)
            Assert.Equal((values[pixel] - mean) / largest, image[pixel], 1e-5);
    }
}
