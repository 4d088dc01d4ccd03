using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.InteropServices;
using Backpropamine.Training.Comparing.CommandLine;
using Backpropamine.Training.Comparing.Processes;

namespace Backpropamine.Training;

/// <summary>A program that trains: reads the command line, does the job, and turns whatever goes wrong into one line and an exit code.</summary>
public static class TrainingProgram
{
    private const int Failed = 1;
    private const int Misused = 2;
    private const int Interrupted = 130;
    private const string Stopping = "Stopping: the iteration under way is finished, and everything is saved. Ctrl-C again ends at once; what is saved already stays.";

    /// <summary>Runs a program with tasks of its own, with progress for a terminal or for a file. Numbers are read and written in one way, whatever the machine's language.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="table">The tasks.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments, TaskTable table)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            using var ranks = Ranks.Start();
            var code = ranks.IsFirst ? RunFirst(arguments, table, ranks) : RunOther(arguments, table);
            // Rank 0 gives the exit code for all.
            return ranks.IsFirst ? code : 0;
        }
        catch (RanksException e)
        {
            return e.Rank == 0 ? Fail(Console.Error, e.Message, Failed) : Failed;
        }
    }

    private static int RunFirst(string[] arguments, TaskTable table, Ranks ranks)
    {
        // Open MPI gives rank 0 a terminal that is not the user's.
        if (ranks.Size > 1)
            Environment.SetEnvironmentVariable("TERM", "dumb");
        using var interrupt = new Interrupt();
        ParentWatch.Start(interrupt);
        var error = new LastingWriter(Console.Error);
        var warnings = new Warnings(error);
        var output = new LastingWriter(Console.Out, reason => warnings.Add("standard output cannot be written", reason), StandardOutput.IsClosed);
        IProgressView view = Terminal.IsLive ? new LiveView(Terminal.Console(output)) : new PlainView(output);
        return Run(arguments, table, output, error, view, interrupt, warnings);
    }

    private static int RunOther(string[] arguments, TaskTable table)
    {
        using var interrupt = new Interrupt();
        return Run(arguments, table, TextWriter.Null, TextWriter.Null, new SilentView(), interrupt);
    }

    /// <summary>Runs the program.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="table">The tasks that there are.</param>
    /// <param name="output">Where to write what is not an error.</param>
    /// <param name="error">Where to write what went wrong.</param>
    /// <param name="view">Shows the progress.</param>
    /// <param name="interrupt">Can stop it.</param>
    /// <param name="warnings">Takes what goes wrong without stopping a run; written to <paramref name="error"/> unless given.</param>
    /// <returns>The exit code: 0, 1 failed, 2 misused, 130 interrupted.</returns>
    public static int Run(string[] arguments, TaskTable table, TextWriter output, TextWriter error, IProgressView view, Interrupt interrupt, Warnings? warnings = null)
    {
        var ranks = Ranks.Current;
        try
        {
            Meet(ranks, table, arguments);
            var other = ComparingCommands.Find(table, arguments, output, interrupt) ?? OfTask(table, arguments, output);
            if (other is not null && ranks.Size > 1)
                throw new UsageException($"{table.Command} {string.Join(' ', arguments.Take(2))} cannot run on {ranks.Size} ranks, which train one network together: start it without mpirun");
            var command = other ?? Train(table, arguments, view, interrupt, warnings ?? new Warnings(error));
            command.Options.Add(new HelpOption());
            var parsed = command.Parse(arguments);
            if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
                return Fail(error, $"{Explain(parsed.Errors[0])}; {table.Command} --help lists what there is", Misused);
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (InterruptedException e)
        {
            return Fail(error, $"{e.Message}; go on with: {ShellCommand.Of(table.Command, Resuming(arguments), ranks.Size)}", Interrupted, "");
        }
        catch (RanksException e)
        {
            return Fail(error, e.Message, e.InnerException is UsageException ? Misused : Failed);
        }
        catch (Exception e) when (ranks.Size > 1 && e is not (UsageException or TrainingException))
        {
            // The others do not know of it, and may wait for this rank.
            ranks.Abort(FirstLine(Text(e)), Failed);
            return Failed;
        }
        catch (UsageException e)
        {
            return Fail(error, e.Message, Misused);
        }
        catch (TrainingException e)
        {
            return Fail(error, e.Message, Failed);
        }
        catch (Exception e)
        {
            return Fail(error, Text(e), Failed);
        }
    }

    // What ranks have to have in common before they begin.
    private static void Meet(Ranks ranks, TaskTable table, string[] arguments)
    {
        ranks.RequireSame("the program", string.Join(' ', ProgramVersion.Of(table.Program), table.Program.ManifestModule.ModuleVersionId, typeof(TrainingProgram).Module.ModuleVersionId, typeof(Ranks).Module.ModuleVersionId));
        ranks.RequireSame("the options", ShellCommand.Of(table.Command, arguments));
    }

    private static string Text(Exception e) => e is CheckpointException ? e.Message : $"{(e is ExternalException ? "Torch" : e.GetType().Name)}: {e.Message}";

    private static Command Train(TaskTable table, string[] arguments, IProgressView view, Interrupt interrupt, Warnings warnings)
    {
        var options = new TrainingOptions(table);
        var command = new Command(table.Name, $"Trains networks that change their own connections, and shows what they do. Many trainings at once: {table.Command} compare --help and {table.Command} sweep --help.");
        command.Arguments.Add(options.Task);
        foreach (var option in options.All)
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using var job = new JobFactory(table, options, parsed).Create(arguments);
            using var acknowledged = interrupt.WhenRequested(() => view.Line(Stopping));
            return job.Run(view, interrupt, warnings);
        });
        return command;
    }

    private static Command? OfTask(TaskTable table, string[] arguments, TextWriter output)
    {
        if (arguments.Length < 2 || table.Tasks.FirstOrDefault(task => task.Name == arguments[0]) is not { } task)
            return null;
        return task.Commands.FirstOrDefault(command => command.Name == arguments[1]) is { } found
            ? new Command(table.Name) { new Command(task.Name, task.Title) { found.Create(output) } }
            : null;
    }

    // The library's own words name .NET types.
    internal static string Explain(ParseError error)
    {
        if (error.SymbolResult is not OptionResult { Tokens: [{ Value: var value }], Option: { ValueType: var type, Name: var name } })
            return error.Message.TrimEnd('.');
        return (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var number when number == typeof(int) => $"{name} {value}: give a whole number up to {int.MaxValue}",
            var number when number == typeof(long) => $"{name} {value}: give a whole number up to {long.MaxValue}",
            _ => $"{name} {value}: give a number",
        };
    }

    private static IEnumerable<string> Resuming(string[] arguments) =>
        arguments.Where(argument => argument != "--resume").Append("--resume");

    private static int Fail(TextWriter error, string message, int code, string prefix = "error: ")
    {
        error.WriteLine(prefix + FirstLine(message));
        return code;
    }

    private static string FirstLine(string text) => text.ReplaceLineEndings("\n").Split('\n')[0];
}
