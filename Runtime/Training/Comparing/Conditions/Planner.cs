using System.CommandLine;
using System.Globalization;

namespace Backpropamine.Training.Comparing.Conditions;

/// <summary>Plans the runs of a comparison, and refuses before anything is run what the task would refuse.</summary>
internal sealed class Planner
{
    private readonly TaskTable _table;
    private readonly TrainingOptions _options;
    private readonly Command _command;

    public Planner(TaskTable table)
    {
        (_table, _options, _command) = (table, new TrainingOptions(table), new Command(table.Name));
        _command.Arguments.Add(_options.Task);
        foreach (var option in _options.All)
            _command.Options.Add(option);
    }

    /// <summary>The plan of a comparison.</summary>
    /// <param name="isSweep">Whether the best condition is looked for.</param>
    /// <param name="task">The task's name.</param>
    /// <param name="common">The settings that all conditions share.</param>
    /// <param name="conditions">The conditions.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="command">The command line.</param>
    /// <exception cref="UsageException">The task refuses a setting, or two conditions are the same.</exception>
    public ComparisonPlan Plan(bool isSweep, string task, IReadOnlyList<Setting> common, IReadOnlyList<Condition> conditions, IReadOnlyList<long> seeds, string command)
    {
        conditions = Match(task, common, conditions);
        var runs = seeds.SelectMany(seed => conditions.Select(condition => Plan(task, common, condition, seed))).ToList();
        if (runs.Take(conditions.Count).GroupBy(run => run.Settings.ToString()).FirstOrDefault(group => group.Count() > 1) is { } same)
            throw new UsageException($"{string.Join(" and ", same.Select(run => $"'{run.Condition.Label}'"))} are the same training: leave one out");
        return new ComparisonPlan(isSweep, task, common, conditions, seeds, runs, command);
    }

    /// <summary>The task of a run, and its settings.</summary>
    /// <param name="run">The run.</param>
    public (LearningTask Task, RunSettings Settings) Describe(PlannedRun run)
    {
        var (task, settings, _) = Describe(run.Arguments);
        return (task, settings);
    }

    // Conditions that are to have as many parameters as the largest of the others get their number of neurons.
    private IReadOnlyList<Condition> Match(string task, IReadOnlyList<Setting> common, IReadOnlyList<Condition> conditions)
    {
        if (!conditions.Any(SizeMatch.IsAsked))
            return conditions;
        var wanted = conditions.Where(condition => !SizeMatch.IsAsked(condition)).Select(condition => Parameters(task, common, condition)).DefaultIfEmpty(0).Max();
        if (wanted == 0)
            throw new UsageException($"{SizeMatch.Asked}: there is no other condition to be matched; add one that says how many neurons it has");
        return [.. conditions.Select(condition => SizeMatch.IsAsked(condition) ? SizeMatch.Solve(condition, wanted, sized => Parameters(task, common, sized)) : condition)];
    }

    private long Parameters(string task, IReadOnlyList<Setting> common, Condition condition)
    {
        var (learning, settings, _) = Describe([task, .. common.Concat(condition.Settings).SelectMany(setting => setting.Arguments)]);
        using var trainer = learning.CreateTrainer(settings);
        return trainer.ParameterCount;
    }

    private PlannedRun Plan(string task, IReadOnlyList<Setting> common, Condition condition, long seed)
    {
        List<Setting> given = [.. common, .. condition.Settings];
        SettingText.Distinct(given.Select(setting => setting with { Name = Canonical(setting.Name) }));
        string[] arguments = [task, .. given.SelectMany(setting => setting.Arguments), "--seed", seed.ToString(CultureInfo.InvariantCulture)];
        var (_, settings, iterations) = Describe(arguments);
        return new PlannedRun(task, condition, seed, All(given, settings, iterations), given.Select(setting => Canonical(setting.Name)).ToHashSet(), arguments);
    }

    private (LearningTask Task, RunSettings Settings, int Iterations) Describe(IReadOnlyList<string> arguments)
    {
        var parsed = _command.Parse(arguments);
        if (parsed.Errors.Count > 0)
            throw new UsageException($"{TrainingProgram.Explain(parsed.Errors[0])}; {_table.Command} --help lists the options of a task");
        return new JobFactory(_table, _options, parsed).Describe();
    }

    // What the task makes of the options, and what it does not keep of them, such as where the network runs.
    private SettingSet All(IEnumerable<Setting> given, RunSettings settings, int iterations)
    {
        var all = settings.ToJson().ToDictionary(pair => pair.Key, pair => pair.Value!.ToString());
        all["iterations"] = iterations.ToString(CultureInfo.InvariantCulture);
        all.Remove("task");
        all.Remove("seed");
        foreach (var setting in given)
            all.TryAdd(Canonical(setting.Name), setting.Value ?? "yes");
        return new SettingSet(all);
    }

    // Some options have two names.
    private string Canonical(string name) =>
        _options.All.FirstOrDefault(option => option.Aliases.Contains($"--{name}"))?.Name.TrimStart('-') ?? name;
}
