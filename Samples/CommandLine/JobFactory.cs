using System.CommandLine;
using Backpropamine.Samples.CueReward;
using Backpropamine.Samples.GridMaze;
using Backpropamine.Samples.Running;
using TorchSharp;

namespace Backpropamine.Samples.CommandLine;

/// <summary>Turns the command line into a job, and refuses what makes no sense.</summary>
internal static class JobFactory
{
    private static readonly CueTask Cue = new();
    private static readonly MazeTask Maze = new();

    public static Job Create(SampleOptions options, ParseResult parsed)
    {
        var name = parsed.GetValue(options.Task);
        if (name is null && options.OfTask.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } misplaced)
            throw new UsageException($"{misplaced.Name} needs a task: ./run cue {misplaced.Name} … or ./run maze {misplaced.Name} …");
        LearningTask? task = name switch
        {
            null => null,
            "cue" => Cue,
            "maze" => Maze,
            ['-', ..] => throw new UsageException($"there is no option {name}; ./run --help lists what there is"),
            _ => throw new UsageException($"there is no task '{name}': cue and maze are there, or none for the main job"),
        };
        CheckDevice(parsed.GetValue(options.Device)!);
        torch.set_num_threads(Threads(parsed.GetValue(options.Threads)));
        var folder = OutputFolder.Prepare(parsed.GetValue(options.Out), task?.Name ?? "main");
        return task is null ? MainJob(options, parsed, folder) : SingleJob(task, options, parsed, folder);
    }

    private static Job MainJob(SampleOptions options, ParseResult parsed, string folder)
    {
        RunSettings Common(RunSettings settings) =>
            settings with { Seed = parsed.GetValue(options.Seed), Device = parsed.GetValue(options.Device)! };
        TrainingRun Run(LearningTask task, RunSettings settings) => new(task, settings, Iterations(task, options, parsed), folder);

        var cue = Common(Cue.Defaults);
        return new Job(
            "Networks that change themselves: cue–reward association and a maze",
            [Run(Cue, cue), Run(Cue, Cue.Matched(cue)), Run(Maze, Common(Maze.Defaults))],
            folder);
    }

    private static Job SingleJob(LearningTask task, SampleOptions options, ParseResult parsed, string folder)
    {
        var usual = task.Defaults;
        var settings = usual with
        {
            Size = parsed.GetValue(options.Size) ?? usual.Size,
            Bits = parsed.GetValue(options.Bits) ?? usual.Bits,
            Steps = Positive(parsed.GetValue(options.Steps) ?? usual.Steps, "--steps"),
            Hidden = Positive(parsed.GetValue(options.Hidden) ?? usual.Hidden, "--hidden"),
            Modulation = Kind(parsed.GetValue(options.Modulation)),
            LearningRate = parsed.GetValue(options.LearningRate) ?? usual.LearningRate,
            Seed = parsed.GetValue(options.Seed),
            Device = parsed.GetValue(options.Device)!,
        };
        task.Check(settings);
        MemoryCheck.Require(settings);
        if (settings.LearningRate is not (> 0 and < double.PositiveInfinity))
            throw new UsageException("--learning-rate has to be positive: 0.001 is usual");
        return new Job(task.Title, [new TrainingRun(task, settings, Iterations(task, options, parsed), folder)], folder);
    }

    private static int Iterations(LearningTask task, SampleOptions options, ParseResult parsed) =>
        Positive(parsed.GetValue(options.Iterations) ?? task.DefaultIterations, "--iterations");

    private static int Positive(int value, string option) =>
        value > 0 ? value : throw new UsageException($"{option} {value}: give a number above 0");

    private static int Threads(int count) =>
        count <= Environment.ProcessorCount
            ? Positive(count, "--threads")
            : throw new UsageException($"--threads {count}: this machine runs {Environment.ProcessorCount} at once; give no more");

    private static AgentKind Kind(string? name) => name switch
    {
        null or "simple" => AgentKind.Simple,
        "retroactive" => AgentKind.Retroactive,
        "none" => AgentKind.None,
        "rnn" => AgentKind.Rnn,
        _ => throw new UsageException($"--modulation {name}: there are none, simple, retroactive and rnn"),
    };

    private static void CheckDevice(string name)
    {
        if (name == "cpu")
            return;
        var index = name == "cuda" ? 0 : name.StartsWith("cuda:", StringComparison.Ordinal) && int.TryParse(name[5..], out var given) ? given : -1;
        if (index < 0)
            throw new UsageException($"--device {name}: there are cpu, cuda and cuda:N");
        if (!torch.cuda.is_available())
            throw new UsageException($"--device {name}: Torch finds no CUDA device here; leave --device out to use the CPU");
        if (index >= torch.cuda.device_count())
            throw new UsageException($"--device {name}: there are only {torch.cuda.device_count()} CUDA devices here, counted from 0");
    }
}
