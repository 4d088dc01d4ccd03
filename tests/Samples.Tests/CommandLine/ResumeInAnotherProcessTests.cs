using Backpropamine.Samples.Tests.Support;

namespace Backpropamine.Samples.Tests.CommandLine;

public class ResumeInAnotherProcessTests
{
    private const string Iterations = "9";

    public static TheoryData<string, string, int> Trainings => new()
    {
        { "cue", "rnn", 1 },
        { "cue", "retroactive", 6 },
        { "patterns", "none", 7 },
    };

    public static TheoryData<string, string, int> MoreTrainings => new()
    {
        { "cue", "rnn", 2 },
        { "maze", "rnn", 3 },
        { "cue", "none", 4 },
        { "maze", "simple", 5 },
        { "patterns", "lstm", 8 },
    };

    [Theory]
    [MemberData(nameof(Trainings))]
    public void A_training_resumed_in_another_process_ends_with_the_same_bits(string task, string modulation, int seed) => Check(task, modulation, seed);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(MoreTrainings))]
    public void So_does_a_training_of_another_kind(string task, string modulation, int seed) => Check(task, modulation, seed);

    private static void Check(string task, string modulation, int seed)
    {
        using var folder = new TemporaryFolder();
        string[] common = [task, "--modulation", modulation, "--seed", $"{seed}", .. SmallTasks.Options(task)];
        Run(60, [.. common, "--iterations", Iterations, "--out", folder["whole"]]);
        Run(60, [.. common, "--iterations", "4", "--out", folder["parts"]]);
        // The collector works differently in the second part, so that its arrays lie elsewhere.
        Run(1, [.. common, "--iterations", Iterations, "--out", folder["parts"], "--resume"]);

        Assert.Equal(Checkpoint(folder["whole"]), Checkpoint(folder["parts"]));
    }

    private static byte[] Checkpoint(string folder) => File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder, "checkpoint.npz", SearchOption.AllDirectories)));

    private static void Run(int generation, string[] arguments)
    {
        // The size of the youngest generation in MiB, in hexadecimal bytes.
        var run = CommandLineRun.InAnotherProcess(("DOTNET_GCgen0size", $"{generation << 20:X}"), arguments);
        Assert.Equal((0, ""), (run.Code, run.Error));
    }
}
