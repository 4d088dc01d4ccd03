using Backpropamine.Samples.CueReward;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.CommandLine;

public class OwnTaskTests
{
    [Fact]
    public void A_program_trains_a_task_of_its_own_from_the_same_command_line()
    {
        using var folder = new TemporaryFolder();
        var run = Run("one-cue", "--iterations", "2", "--out", folder.Path);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.True(File.Exists(folder["one-cue-simple-seed1/result.json"]));
        Assert.True(File.Exists(folder["one-cue-simple-seed1/report.html"]));
    }

    [Fact]
    public void Without_a_main_job_a_task_has_to_be_named() => Run().Refused("give a task: one-cue");

    private static CommandLineRun Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var interrupt = new Interrupt();
        var code = TrainingProgram.Run(arguments, new TaskTable([new OneCue()]), output, error, new PlainView(output), interrupt);
        return new CommandLineRun(code, output.ToString(), error.ToString());
    }

    private sealed class OneCue : ActorCriticTask
    {
        public override string Name => "one-cue";

        public override string Title => "One cue";

        public override string Summary => "A task that is not in the tree.";

        public override string ScoreName => "reward";

        public override IReadOnlyList<Preset> Presets { get; } = [new("usual", "", new() { Task = "one-cue", Preset = "usual", Size = 2, Bits = 2, Steps = 10, Hidden = 3, Lanes = 2 }, 5)];

        public override IReadOnlyDictionary<string, string> Meanings { get; } = new Dictionary<string, string>();

        public override IReadOnlyList<NetworkChoice> Networks =>
            [Agent("simple", "simple neuromodulation", 1, (senses, hidden, device) => new CueSimple(senses, hidden, device: device))];

        public override Training.ActorCriticOptions Options(RunSettings settings) => new();

        public override Training.IEnvironment CreateEnvironment(RunSettings settings, int lanes) => new CueEnvironment(settings.Size, settings.Bits, settings.Steps, lanes);
    }
}
