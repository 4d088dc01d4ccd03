using System.CommandLine;
using System.Globalization;

namespace Backpropamine.Training;

/// <summary>The arguments and options of a program, described by what the tasks say of them.</summary>
internal sealed class TrainingOptions
{
    public TrainingOptions(TaskTable table)
    {
        Task = new("task")
        {
            Description = string.Join(", ", table.Tasks.Select(task => $"{task.Name} ({task.Title})")) + (table.Main.Count == 0 ? "" : "; left out, the main job: " + table.MainTitle),
            Arity = ArgumentArity.ZeroOrOne,
        };
        Preset = new("--preset") { Description = "named settings, the first unless given; " + Each(table, task => string.Join(", ", task.Presets.Select(preset => $"{preset.Name} ({preset.Description})"))) };
        Network = new("--network", "--modulation") { Description = "the network; " + Each(table, task => string.Join(", ", task.Families)) };
        Cell = new("--cell") { Description = "the neurons of the recurrent layer; " + Variants(table, network => network.Cell) };
        Rule = new("--rule") { Description = "the rule by which connections change; " + Variants(table, network => network.Rule) };
        Size = new("--size") { Description = Meaning(table, "size", settings => settings.Size) };
        Bits = new("--bits") { Description = Meaning(table, "bits", settings => settings.Bits) };
        Steps = new("--steps") { Description = Meaning(table, "steps", settings => settings.Steps) };
        Hidden = new("--hidden") { Description = "neurons of the network's layer; " + Each(table, task => task.Defaults.Hidden == 0 ? "what follows from the data" : Text(task.Defaults.Hidden)) };
        Lanes = new("--lanes") { Description = "episodes side by side in an iteration; " + Each(table, task => Text(task.Defaults.Lanes)) };
        LearningRate = new("--learning-rate") { Description = "the optimiser's step size; " + Each(table, task => task.Defaults.LearningRate.ToString(CultureInfo.InvariantCulture)) };
        Iterations = new("--iterations") { Description = "iterations, each an episode in every lane; " + Each(table, task => Text(task.Presets[0].Iterations)) };
        Data = new("--data") { Description = Meaning(table, "data", null) };
        Own = [.. table.Tasks.SelectMany(task => task.OwnOptions.Select(option => (task, option))).GroupBy(pair => pair.option.Name)
            .Select(group => (group.Key, new Option<string?>("--" + group.Key) { Description = string.Join("; ", group.Select(pair => $"{pair.task.Name}: {pair.option.Meaning}{Usual(pair.task.Defaults.Own, pair.option.Name)}")) }))];
        foreach (var (name, option) in OfSomeTasks)
            option.Hidden = !table.Tasks.Any(task => task.Meanings.ContainsKey(name));
    }

    public Argument<string?> Task { get; }

    public Option<string?> Preset { get; }

    public Option<string?> Network { get; }

    public Option<string?> Cell { get; }

    public Option<string?> Rule { get; }

    public Option<int?> Size { get; }

    public Option<int?> Bits { get; }

    public Option<int?> Steps { get; }

    public Option<int?> Hidden { get; }

    public Option<int?> Lanes { get; }

    public Option<int?> Iterations { get; }

    public Option<double?> LearningRate { get; }

    public Option<string?> Data { get; }

    /// <summary>The options that single tasks have, with the names that the tasks give them.</summary>
    public IReadOnlyList<(string Name, Option<string?> Option)> Own { get; }

    public Option<long> Seed { get; } = new("--seed") { Description = "where all random numbers come from", DefaultValueFactory = _ => 1 };

    public Option<string> Device { get; } = new("--device") { Description = "cpu, cuda or cuda:N", DefaultValueFactory = _ => "cpu" };

    public Option<string?> Execution { get; } = new("--execution") { Description = "auto, fused (kernels) or reference (plain operations); auto unless given", HelpName = "auto|fused|reference" };

    public Option<int> Threads { get; } = new("--threads") { Description = "threads of Torch's operations; more help only large networks", DefaultValueFactory = _ => 1 };

    public Option<string?> Out { get; } = new("--out") { Description = "where the runs' folders are made (artifacts/runs)" };

    public Option<bool> Resume { get; } = new("--resume") { Description = "go on with the latest run of the same settings in the --out folder; without one, start" };

    public IEnumerable<Option> All =>
        [Preset, Network, Cell, Rule, Size, Bits, Steps, Hidden, Lanes, Iterations, LearningRate, Data, .. Own.Select(own => own.Option), Seed, Device, Execution, Threads, Out, Resume];

    /// <summary>The options that need a task.</summary>
    public IEnumerable<Option> OfTask => [Preset, Network, Cell, Rule, Size, Bits, Steps, Hidden, Lanes, LearningRate, Data, .. Own.Select(own => own.Option)];

    /// <summary>The options that mean something else in each task, with the names that the tasks give them.</summary>
    public IEnumerable<(string Name, Option Option)> OfSomeTasks => [("size", Size), ("bits", Bits), ("steps", Steps), ("data", Data)];

    private static string Each(TaskTable table, Func<LearningTask, string> what) => string.Join("; ", table.Tasks.Select(task => $"{task.Name}: {what(task)}"));

    private static string Variants(TaskTable table, Func<NetworkChoice, string> what) => string.Join("; ", table.Tasks
        .Select(task => (task.Name, Kinds: task.Networks.Select(what).Where(kind => kind != "none").Distinct().ToList()))
        .Where(task => task.Kinds.Count > 1)
        .Select(task => $"{task.Name}: {string.Join(", ", task.Kinds)}"));

    // An option that the usual preset has not says itself where it counts.
    private static string Usual(OwnSettings usual, string option) => usual.Has(option) ? $" ({usual[option]})" : "";

    private static string Meaning(TaskTable table, string option, Func<RunSettings, int>? usual) => string.Join("; ", table.Tasks
        .Where(task => task.Meanings.ContainsKey(option))
        .Select(task => $"{task.Name}: {task.Meanings[option]}{(usual is null ? "" : $" ({Text(usual(task.Defaults))})")}"));

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
