using System.CommandLine;
using System.Reflection;
using Backpropamine.Training.Comparing.Conditions;
using Backpropamine.Training.Comparing.Results;
using Backpropamine.Training.Comparing.Slurm;

namespace Backpropamine.Training.Comparing.CommandLine;

/// <summary>The commands <c>compare</c> and <c>sweep</c>. Options that they do not know are the task's.</summary>
internal sealed class ComparingCommands
{
    private readonly TaskTable _table;
    private readonly string[] _arguments;
    private readonly TextWriter _output;
    private readonly Interrupt _interrupt;

    private ComparingCommands(TaskTable table, string[] arguments, TextWriter output, Interrupt interrupt) =>
        (_table, _arguments, _output, _interrupt) = (table, arguments, output, interrupt);

    /// <summary>The command that the command line begins with; null for none of them.</summary>
    /// <param name="table">The tasks that there are.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="output">For progress and results.</param>
    /// <param name="interrupt">Can stop it.</param>
    public static Command? Find(TaskTable table, string[] arguments, TextWriter output, Interrupt interrupt)
    {
        var commands = new ComparingCommands(table, arguments, output, interrupt);
        var command = arguments switch
        {
            ["compare", ..] => commands.Compare(),
            ["sweep", ..] => commands.Sweep(),
            _ => null,
        };
        return command is null ? null : new Command(table.Name) { command };
    }

    private Command Compare()
    {
        var common = new CommonOptions(_table, "1-5");
        var vary = new Option<string[]>("--vary") { Description = "an option of the task and its values; several --vary give all combinations", HelpName = "NAME=VALUE,VALUE" };
        var condition = new Option<string[]>("--condition") { Description = "a condition that sets several options at once, combined with no --vary", HelpName = "NAME=VALUE,NAME=VALUE" };
        var command = New("compare", "Trains a task under several conditions with several seeds, and tests whether the conditions differ.", common, vary, condition);
        command.SetAction(parsed =>
        {
            IReadOnlyList<Condition> conditions =
            [
                .. parsed.GetValue(condition)!.Select(text => SettingText.Condition("--condition", text)),
                .. Cross("--vary", parsed.GetValue(vary)!),
            ];
            if (conditions.Count < 2)
                throw new UsageException("there is nothing to compare: give --vary NAME=VALUE,VALUE, or --condition NAME=VALUE twice");
            return Run(parsed, common, isSweep: false, conditions);
        });
        return command;
    }

    private Command Sweep()
    {
        var common = new CommonOptions(_table, "1");
        var grid = new Option<string[]>("--grid") { Description = "an option of the task and its values; several --grid give all combinations", HelpName = "NAME=VALUE,VALUE" };
        var random = new Option<int?>("--random") { Description = "how many conditions are drawn from the ranges, for each combination of the grid" };
        var range = new Option<string[]>("--range") { Description = "an option of the task and the range from which it is drawn; whole numbers if both ends are", HelpName = "NAME=LOW..HIGH" };
        var logRange = new Option<string[]>("--log-range") { Description = "the same, where logarithms are equally likely", HelpName = "NAME=LOW..HIGH" };
        var drawSeed = new Option<int>("--draw-seed") { Description = "where the draws come from", DefaultValueFactory = _ => 1 };
        var command = New("sweep", "Trains a task with many settings, and ranks them.", common, grid, random, range, logRange, drawSeed);
        command.SetAction(parsed =>
        {
            SettingRange[] ranges =
            [
                .. parsed.GetValue(range)!.Select(text => SettingRange.Parse("--range", text, logarithmic: false)),
                .. parsed.GetValue(logRange)!.Select(text => SettingRange.Parse("--log-range", text, logarithmic: true)),
            ];
            if (ranges.Length > 0 != parsed.GetValue(random) is > 0)
                throw new UsageException("a random search needs both --random N, above 0, and --range NAME=LOW..HIGH or --log-range");
            var drawn = ranges.Length > 0 ? new RandomSearch(ranges, parsed.GetValue(drawSeed)).Draw(parsed.GetValue(random)!.Value) : [new Condition([])];
            var cells = Cross("--grid", parsed.GetValue(grid)!);
            Condition[] conditions = [.. (cells.Count > 0 ? cells : [new Condition([])]).SelectMany(cell => drawn.Select(draw => new Condition([.. cell.Settings, .. draw.Settings])))];
            if (conditions.Length < 2)
                throw new UsageException("there is nothing to rank: give --grid NAME=VALUE,VALUE, or --random N with a range");
            return Run(parsed, common, isSweep: true, conditions);
        });
        return command;
    }

    private static Command New(string name, string description, CommonOptions common, params IEnumerable<Option> own)
    {
        var command = new Command(name, description);
        command.Arguments.Add(common.Task);
        command.Arguments.Add(common.TaskOptions);
        foreach (var option in own.Concat(common.All))
            command.Options.Add(option);
        return command;
    }

    private static IReadOnlyList<Condition> Cross(string option, string[] texts) =>
        texts.Length == 0 ? [] : Condition.Cross(texts.Select(text => SettingText.Axis(option, text)));

    private int Run(ParseResult parsed, CommonOptions common, bool isSweep, IReadOnlyList<Condition> conditions)
    {
        var planner = new Planner(_table);
        var task = parsed.GetValue(common.Task)!;
        var plan = planner.Plan(
            isSweep, task, SettingText.Options(parsed.GetValue(common.TaskOptions)!), conditions, SeedList.Parse(parsed.GetValue(common.Seeds)!), ShellCommand.Of(_table.Command, _arguments));
        var (learning, settings) = planner.Describe(plan.Runs[0]);
        var jobs = Positive(parsed, common.Jobs);
        var window = parsed.GetValue(common.Window);
        if (window < 1)
            throw new UsageException($"--window {window}: give a number above 0");
        var slurm = Slurm(parsed, common, jobs);
        var folder = OutputFolder.Prepare(parsed.GetValue(common.Out), _table.Artifacts, $"{(isSweep ? "sweep" : "compare")}-{task}");
        var scoring = new Scoring(window, parsed.GetValue(common.Criterion) ?? learning.Threshold(settings));
        return new Comparison(plan, Program(), new ComparisonSettings(
            folder,
            parsed.GetValue(common.Results) ?? Path.Combine(folder, "runs.csv"),
            jobs ?? Environment.ProcessorCount,
            slurm,
            scoring,
            learning.ScoreName,
            Live: Terminal.IsLive && _output is LastingWriter), _output).Run(_interrupt);
    }

    private static SlurmOptions? Slurm(ParseResult parsed, CommonOptions common, int? jobs)
    {
        switch (parsed.GetValue(common.Launcher))
        {
            case "slurm":
                return new SlurmOptions(
                    parsed.GetValue(common.Time), parsed.GetValue(common.Memory), Positive(parsed, common.Cpus), parsed.GetValue(common.Partition), parsed.GetValue(common.Sbatch)!, jobs);
            case "local":
                return common.OfSlurm.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } misplaced
                    ? throw new UsageException($"{misplaced.Name} is for Slurm: give --launcher slurm, too, or leave it out")
                    : null;
            case var other:
                throw new UsageException($"--launcher {other}: there are local and slurm");
        }
    }

    private static int? Positive(ParseResult parsed, Option<int?> option) =>
        parsed.GetValue(option) is < 1 and var number ? throw new UsageException($"{option.Name} {number}: give a number above 0") : parsed.GetValue(option);

    private Assembly Program() => _table.Program.Location.Length > 0 ? _table.Program : throw new UsageException("the program is one single file, which cannot start itself for each run: publish it as several files");
}
