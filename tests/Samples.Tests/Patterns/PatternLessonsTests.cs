using Backpropamine.Samples.Patterns;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.Patterns;

public class PatternLessonsTests
{
    private const int Patterns = 3;
    private const int Bits = 8;
    private const int Width = 11;
    private const int Lanes = 2;
    private static readonly PatternSchedule Schedule = new(Shown: 2, Blank: 3, Cycles: 2);

    private static readonly PatternLessons Lessons = new(Patterns, Bits, Schedule, Width, Lanes, CPU);

    [Fact]
    public void Each_pattern_is_shown_in_each_cycle_and_then_half_of_one_of_them()
    {
        var lesson = Lessons.Next(Draws(1), LessonPart.Training);
        Assert.Equal([32, Lanes, Width], lesson.Inputs[0].shape);
        for (var lane = 0; lane < Lanes; lane++)
        {
            var steps = Enumerable.Range(0, 32).Select(step => Row(lesson, step, lane)).ToArray();
            var shown = Enumerable.Range(0, 6).Select(i => steps[5 * i]).ToArray();
            Assert.All(shown, pattern => Assert.Equal((4, 4), (pattern.Count('+'), pattern.Count('-'))));
            Assert.Equal(3, shown[..3].Distinct().Count());
            Assert.Equal(shown[..3].Order(StringComparer.Ordinal), shown[3..].Order(StringComparer.Ordinal));
            for (var i = 0; i < 6; i++)
            {
                Assert.Equal(steps[5 * i], steps[5 * i + 1]);
                Assert.All(steps[(5 * i + 2)..(5 * i + 5)], step => Assert.Equal("........", step));
            }

            var (half, whole) = (steps[30], Text(lesson.Target[lane]));
            Assert.Equal(half, steps[31]);
            Assert.Contains(whole, shown);
            Assert.Equal(4, half.Count('.'));
            Assert.Equal(half, string.Concat(whole.Zip(Text(lesson.Hints[0][lane]), (bit, erased) => erased == '+' ? '.' : bit)));
        }
    }

    [Fact]
    public void The_neuron_after_the_bits_is_a_bias_and_the_rest_are_told_nothing()
    {
        var sequence = Lessons.Next(Draws(2), LessonPart.Training).Inputs[0];
        Assert.True(sequence.select(2, Bits).eq(1).all().item<bool>());
        Assert.True(sequence.narrow(2, Bits + 1, Width - Bits - 1).eq(0).all().item<bool>());
        Assert.Equal(Bits, new PatternLessons(Patterns, Bits, Schedule, Bits, Lanes, CPU).Next(Draws(2), LessonPart.Training).Inputs[0].size(2));
    }

    [Fact]
    public void Only_what_was_erased_counts_for_the_score_and_everything_for_the_loss()
    {
        var lesson = Lessons.Next(Draws(3), LessonPart.Training);
        var erased = lesson.Hints[0];
        Assert.Equal([1, 1], Scores(lesson.Target));
        Assert.Equal([1, 1], Scores(lesson.Target * erased * 0.1));
        Assert.Equal([0, 0], Scores(lesson.Target * (1 - 2 * erased)));
        Assert.Equal([0, 0], Scores(zeros_like(lesson.Target)));
        Assert.Equal(0, Lessons.Loss(lesson.Target, lesson).item<float>());
        Assert.Equal(Bits, Lessons.Loss(zeros_like(lesson.Target), lesson).item<float>());

        float[] Scores(Tensor answer) => Lessons.Score(answer, lesson).data<float>().ToArray();
    }

    [Fact]
    public void The_published_task_has_106_steps_and_the_small_one_11()
    {
        var task = new PatternTask();
        Assert.Equal(106, task.EpisodeSteps(task.FindPreset("paper").Settings));
        Assert.Equal(11, task.EpisodeSteps(task.FindPreset("fifty").Settings));
    }

    private static LaneStreams Draws(long seed) => new(seed, StreamPurpose.Environment, Lanes);

    private static string Row(Lesson lesson, int step, int lane) => Text(lesson.Inputs[0][step, lane].narrow(0, 0, Bits));

    private static string Text(Tensor values) =>
        string.Concat(values.contiguous().data<float>().ToArray().Select(value => value switch { 1 => '+', -1 => '-', _ => '.' }));
}
