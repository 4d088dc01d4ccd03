using Backpropamine.Samples.Omniglot;
using Backpropamine.Samples.Tests.CommandLine;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.Omniglot;

public sealed class OmniglotTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_character_that_is_in_both_archives_counts_once_and_alphabets_are_apart()
    {
        var data = OmniglotData.Read(MadeArchives.WriteAll(_folder.Path));
        Assert.Equal(7, data.Of(LessonPart.Training).Length);
        Assert.Equal(5, data.Of(LessonPart.Validation).Length);
        Assert.Equal(6, data.Of(LessonPart.Test).Length);
        Assert.All(data.Of(LessonPart.Training), drawings => Assert.Equal(3, drawings.Length));
    }

    [Fact]
    public void A_drawing_is_made_smaller_with_ink_as_1()
    {
        var drawing = OmniglotData.Read(MadeArchives.WriteAll(_folder.Path)).Of(LessonPart.Test)[1][2];
        for (var y = 0; y < OmniglotData.Side; y++)
            for (var x = 0; x < OmniglotData.Side; x++)
                Assert.Equal(y == 2 || x == 4 ? 1 : 0, drawing[y * OmniglotData.Side + x], 1e-6f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_episode_shows_five_characters_with_a_label_each_and_asks_for_another_drawing_of_one(int shown)
    {
        const int Lanes = 40;
        var lessons = new OmniglotLessons(OmniglotData.Read(MadeArchives.WriteAll(_folder.Path)), shown, Lanes, CPU);
        var lesson = lessons.Next(new LaneStreams(1, StreamPurpose.Environment, Lanes), LessonPart.Training);
        var steps = 5 * shown + 1;
        Assert.Equal([steps, Lanes, 961], lesson.Inputs[0].shape);
        Assert.Equal([steps, Lanes, 5], lesson.Inputs[1].shape);
        var (asked, questions, turns) = (new HashSet<long>(), new HashSet<int>(), new HashSet<string>());
        for (var lane = 0; lane < Lanes; lane++)
        {
            var labels = lesson.Inputs[1].select(1, lane);
            Assert.True(labels[-1].eq(0).all().item<bool>());
            var order = labels.narrow(0, 0, 5 * shown).argmax(1).data<long>().ToArray().Where((_, i) => i % shown == 0).ToArray();
            Assert.Equal([0, 1, 2, 3, 4], order.Order());
            var right = lesson.Target[lane].argmax(0).item<long>();
            var question = Array.IndexOf(order, right);
            var (known, query) = (Read(lesson, question * shown, lane), Read(lesson, steps - 1, lane));
            // The same character, turned alike, drawn by another hand; no other character that was shown.
            Assert.Equal((known.Character, known.Turn), (query.Character, query.Turn));
            Assert.NotEqual(known.Drawing, query.Drawing);
            Assert.Equal(5, Enumerable.Range(0, 5).Select(i => Text(lesson, i * shown, lane)).Distinct().Count());
            asked.Add(right);
            questions.Add(question);
            turns.Add(known.Turn);
        }
        Assert.Equal((5, 5, 4), (asked.Count, questions.Count, turns.Count));
    }

    [Fact]
    public void The_most_probable_label_counts()
    {
        var lessons = new OmniglotLessons(OmniglotData.Read(MadeArchives.WriteAll(_folder.Path)), 1, 3, CPU);
        var lesson = lessons.Next(new LaneStreams(1, StreamPurpose.Environment, 3), LessonPart.Training);
        Assert.Equal([1, 1, 1], lessons.Score(lesson.Target * 0.3 + 0.1, lesson).data<float>().ToArray());
        Assert.Equal([0, 0, 0], lessons.Score(1 - lesson.Target, lesson).data<float>().ToArray());
        Assert.Equal(-Math.Log(0.8), lessons.Loss(lesson.Target * 0.6 + 0.2, lesson).item<float>(), 1e-5);
    }

    [Fact]
    public void The_network_has_as_many_parameters_as_the_published_one()
    {
        using var net = new OneShotNet(Convolutions.Create());
        Assert.Equal(112_065, net.parameters().Sum(parameter => parameter.NumberOfElements));
    }

    [Fact]
    public void Without_data_there_is_a_clear_line()
    {
        CommandLineRun.Of("omniglot", "--out", _folder.Path).Refused("--data FOLDER");
        CommandLineRun.Of("omniglot", "--data", _folder.Path, "--out", _folder.Path).Refused("there is no images_*.zip");
        File.WriteAllText(_folder["images_x.zip"], "no archive");
        CommandLineRun.Of("omniglot", "--data", _folder.Path, "--out", _folder.Path).Refused("images_x.zip cannot be read");
        File.Delete(_folder["images_x.zip"]);
        MadeArchives.Write(_folder["images_x.zip"], ("Greek", 0, 6), ("Sanskrit", 0, 6));
        CommandLineRun.Of("omniglot", "--data", _folder.Path, "--out", _folder.Path).Refused("only 0 characters for validation");
        CommandLineRun.Of("maze", "--data", _folder.Path, "--out", _folder.Path).Refused("--data means nothing in the task maze");
    }

    [OmniglotFact]
    public void The_official_archives_have_242_characters_drawn_by_twenty_people()
    {
        var data = OmniglotData.Read(OmniglotArchives.Folder);
        Assert.Equal((137, 24, 81), (data.Of(LessonPart.Training).Length, data.Of(LessonPart.Validation).Length, data.Of(LessonPart.Test).Length));
        foreach (var part in Enum.GetValues<LessonPart>())
            Assert.All(data.Of(part), drawings => Assert.Equal(20, drawings.Length));
        Assert.All(data.Of(LessonPart.Test).SelectMany(drawings => drawings), drawing => Assert.InRange(drawing.Average(), 0.005, 0.25));
    }

    [OmniglotFact]
    public void A_short_training_recognises_characters_better_than_chance()
    {
        var task = new OmniglotTask();
        using var trainer = task.CreateTrainer(task.Defaults with { Data = OmniglotArchives.Folder });
        while (trainer.Iteration < 80)
            trainer.Iterate();
        Assert.InRange(trainer.RecentScore(20), 0.35, 1);
    }

    // A made-up drawing has a full row (its character) and a full column (who drew it), before it is turned.
    private static (int Character, int Drawing, string Turn) Read(Lesson lesson, int step, int lane)
    {
        var picture = lesson.Inputs[0][step, lane].view(31, 31);
        var row = (int)picture.sum([1]).argmax(0).item<long>();
        var column = (int)picture.sum([0]).argmax(0).item<long>();
        // Even places below 13 are a character's, below 5 a drawing's; turned ones lie at the other end.
        var (r, c) = (row > 15 ? 30 - row : row, column > 15 ? 30 - column : column);
        var turn = $"{(row > 15 ? "end" : "start")} {(column > 15 ? "end" : "start")}";
        return turn is "start start" or "end end" ? (r / 2, c / 2, turn) : (c / 2, r / 2, turn);
    }

    private static string Text(Lesson lesson, int step, int lane) => string.Join(",", lesson.Inputs[0][step, lane].data<float>().ToArray());
}
