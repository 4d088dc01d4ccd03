using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Backpropamine.Training.Files;
using TorchSharp;

namespace Backpropamine.Training;

/// <summary>Turns the command line into a job, and refuses what makes no sense.</summary>
internal sealed class JobFactory(TaskTable table, TrainingOptions options, ParseResult parsed)
{
    private readonly Ranks _ranks = Ranks.Current;

    /// <summary>The job. All ranks make it; rank 0 has the folder.</summary>
    /// <param name="arguments">The command line.</param>
    public Job Create(string[] arguments)
    {
        var (task, trainings, iterations, threads) = _ranks.Agree(Read);
        var resume = parsed.GetValue(options.Resume);
        var title = task is null ? $"main-seed{parsed.GetValue(options.Seed)}" : NameOf(task, trainings[0].Settings);
        var folder = _ranks.Agree(() => _ranks.IsFirst
            ? RunFolder.Take(OutputFolder.Prepare(parsed.GetValue(options.Out), table.Artifacts, "runs"), title, resume, Describe(arguments, trainings.Select(training => training.Settings)))
            : null);
        var full = _ranks.FromFirst(() => Path.GetFullPath(folder!.Path));
        var path = folder?.Path ?? full;
        torch.set_num_threads(threads);
        var runs = trainings.Select((training, i) => new TrainingRun(training.Task, training.Settings, iterations[i],
            task is null ? Path.Combine(path, $"{training.Task.Name}-{training.Settings.Network}") : path));
        return new Job(task?.Title ?? table.MainTitle, [.. runs], folder, resume);
    }

    private (LearningTask? Task, (LearningTask Task, RunSettings Settings)[] Trainings, int[] Iterations, int Threads) Read()
    {
        var name = parsed.GetValue(options.Task);
        if (name is null && options.OfTask.FirstOrDefault(IsGiven) is { } misplaced)
            throw new UsageException($"{misplaced.Name} needs a task: {table.Command} {table.Tasks[0].Name} {misplaced.Name} …, for example");
        var task = table.Find(name);
        DeviceName.Check(parsed.GetValue(options.Device)!);
        var threads = Threads(parsed.GetValue(options.Threads));
        var trainings = task is null ? [.. table.Main.Select(main => (main.Task, Settings: Common(main.Settings)))] : new[] { (Task: task, Settings: Settings(task)) };
        foreach (var (_, settings) in trainings)
            RequireLanes(settings.Lanes);
        return (task, trainings, [.. trainings.Select(training => Iterations(training.Task, training.Settings))], threads);
    }

    /// <summary>The training that the command line asks for; nothing is made for it.</summary>
    /// <exception cref="UsageException">An option makes no sense, or there is no task.</exception>
    public (LearningTask Task, RunSettings Settings, int Iterations) Describe()
    {
        var task = table.Find(parsed.GetValue(options.Task)) ?? throw new UsageException("give a task");
        DeviceName.Check(parsed.GetValue(options.Device)!);
        Threads(parsed.GetValue(options.Threads));
        var settings = Settings(task);
        return (task, settings, Iterations(task, settings));
    }

    private RunSettings Settings(LearningTask task)
    {
        foreach (var (name, option) in options.OfSomeTasks)
            if (IsGiven(option) && !task.Meanings.ContainsKey(name))
                throw new UsageException($"{option.Name} means nothing in the task {task.Name}: leave it out");
        foreach (var (name, option) in options.Own)
            if (IsGiven(option) && task.OwnOptions.All(own => own.Name != name))
                throw new UsageException($"{option.Name} means nothing in the task {task.Name}: leave it out");
        var preset = task.FindPreset(parsed.GetValue(options.Preset));
        var usual = task.Usual(preset, task.FindNetwork(parsed.GetValue(options.Network) ?? preset.Settings.Network, parsed.GetValue(options.Cell), parsed.GetValue(options.Rule)).Name);
        var settings = Common(usual) with
        {
            Size = parsed.GetValue(options.Size) ?? usual.Size,
            Bits = parsed.GetValue(options.Bits) ?? usual.Bits,
            Steps = Positive(options.Steps, usual.Steps),
            Hidden = Positive(options.Hidden, usual.Hidden),
            Lanes = Positive(options.Lanes, usual.Lanes),
            LearningRate = parsed.GetValue(options.LearningRate) ?? usual.LearningRate,
            Data = parsed.GetValue(options.Data),
            Own = options.Own.Where(own => IsGiven(own.Option)).Aggregate(usual.Own, (values, own) => values.With(own.Name, parsed.GetValue(own.Option) ?? "")),
        };
        settings = task.Complete(settings);
        task.Check(settings);
        MemoryCheck.Require(task, settings);
        if (settings.LearningRate is not (> 0 and < double.PositiveInfinity))
            throw new UsageException("--learning-rate has to be positive: 0.001 is usual");
        return settings;
    }

    private RunSettings Common(RunSettings settings) => settings with
    {
        Seed = parsed.GetValue(options.Seed),
        Device = parsed.GetValue(options.Device)!,
        Execution = Execution(parsed.GetValue(options.Execution)),
    };

    private void RequireLanes(int lanes)
    {
        if (lanes < _ranks.Size)
            throw new UsageException(lanes == 1
                ? $"this training has one lane and cannot be divided among {_ranks.Size} ranks: give --lanes {_ranks.Size} or more, or start one rank"
                : $"--lanes {lanes} cannot be divided among {_ranks.Size} ranks: give --lanes {_ranks.Size} or more, or start fewer ranks");
    }

    private int Iterations(LearningTask task, RunSettings settings) => Positive(options.Iterations, task.Iterations(settings));

    private int Positive(Option<int?> option, int usual) => parsed.GetValue(option) is { } given ? Positive(option, (int?)given) : usual;

    private static int Positive(Option option, int? value) =>
        value > 0 ? value.Value : throw new UsageException($"{option.Name} {value}: give a number above 0");

    private int Threads(int count) =>
        count <= Environment.ProcessorCount
            ? Positive(options.Threads, (int?)count)
            : throw new UsageException($"--threads {count}: this machine runs {Environment.ProcessorCount} at once; give no more");

    private bool IsGiven(Option option) => parsed.GetResult(option) is { Implicit: false };

    private static Execution Execution(string? name) => name switch
    {
        null or "auto" => Backpropamine.Execution.Auto,
        "fused" => Backpropamine.Execution.Fused,
        "reference" => Backpropamine.Execution.Reference,
        _ => throw new UsageException($"--execution {name}: there are auto, fused and reference"),
    };

    private static string NameOf(LearningTask task, RunSettings settings)
    {
        var preset = task.FindPreset(settings.Preset);
        return settings.Describe(task.Usual(preset, settings.Network), usual: preset == task.Presets[0]);
    }

    private string Describe(string[] arguments, IEnumerable<RunSettings> settings) => JsonText.Of(new JsonObject
    {
        ["command"] = ShellCommand.Of(table.Command, arguments, _ranks.Size),
        ["version"] = table.Program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
        ["started"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["settings"] = new JsonArray([.. settings.Select(one => one.ToJson())]),
    });
}
