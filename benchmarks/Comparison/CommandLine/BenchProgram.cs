using System.CommandLine;
using System.CommandLine.Help;
using System.Runtime.InteropServices;
using Backpropamine.Benchmarks.Reporting;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Studies;
using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.CommandLine;

/// <summary>./bench: reads the command line, measures, and turns whatever goes wrong into one line and an exit code.</summary>
internal static class BenchProgram
{
    /// <summary>Runs the program.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="output">Where tables go.</param>
    /// <param name="error">Where progress and errors go.</param>
    /// <returns>0; 1 if there is no table; 2 if the command line is wrong.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        if (arguments is ["worker"])
        {
            Worker.Serve(Console.In, output);
            return 0;
        }

        if (arguments is [RateStudy.First, var name])
        {
            RateStudy.MakeFirstGradient(name, output);
            return 0;
        }

        var parsed = Command(error).Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
            return Fail(error, $"{parsed.Errors[0].Message.TrimEnd('.')}; ./bench --help lists what there is", BenchException.Misused);
        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (BenchException e)
        {
            return Fail(error, e.Message, e.Code);
        }
        catch (Exception e)
        {
            return Fail(error, $"{(e is ExternalException ? "Torch" : e.GetType().Name)}: {e.Message}", BenchException.Failed);
        }
    }

    private static Command Command(TextWriter error)
    {
        var options = new BenchOptions();
        var progress = new ProgressLine(error, !Console.IsErrorRedirected);
        var command = new Command("./bench", "Measures this project beside PyTorch: time and memory of plastic networks, forward and backward. './bench kernels' times the kernels alone, beside what the caches give.");
        foreach (var option in (Option[])[options.Rows, options.Repeats, options.Quick, options.Out]) command.Options.Add(option);
        command.Options.Add(new HelpOption());
        command.SetAction(parsed =>
        {
            var quick = parsed.GetValue(options.Quick);
            var repeats = quick ? Math.Min(3, parsed.GetValue(options.Repeats)) : parsed.GetValue(options.Repeats);
            if (repeats < 1) throw new BenchException($"--repeats {repeats}: give a whole number from 1", BenchException.Misused);
            var rows = BenchRows.Named(parsed.GetValue(options.Rows));
            TableStudy.Run(rows, repeats, quick, Folder(parsed.GetValue(options.Out)), progress);
        });
        command.Subcommands.Add(Study("steps", "What step calls cost beyond the kernels; fails where it is too much. The table ends with it too.", options, _ => StepStudy.Run(progress)));
        var networks = Study("networks", "Kernels beside plain operations, for networks of many kinds; fails where they are too slow or disagree.", options, (folder, quick) => NetworkStudy.Run(quick, folder, progress));
        networks.Options.Add(options.Quick);
        command.Subcommands.Add(networks);
        var rate = Study("rate", "What a connection costs in a step, network by network, relative to one retroactive cell, and the time to a first gradient; fails where it is too much.", options, (folder, quick) => RateStudy.Run(quick, folder, progress));
        rate.Options.Add(options.Quick);
        command.Subcommands.Add(rate);
        command.Subcommands.Add(Study("generator", "What the generator costs a build of 50 networks, and an edit of one; fails where it is too much.", options, _ => GeneratorStudy.Run(progress)));
        command.Subcommands.Add(Study("project", "What the generator and the analyzers cost a project of 500,000 lines that has no network, or one.", options, _ => ProjectStudy.Run(progress)));
        command.Subcommands.Add(Study("debug", "What an iteration of training takes in a debug build, beside a release build.", options, _ => DebugStudy.Run(progress)));
        command.Subcommands.Add(Study("cost", "How the time grows with T, B and N: a picture with the slopes.", options, folder => CostStudy.Run(folder, progress)));
        command.Subcommands.Add(Study("memory", "Trains N=1150, B=20, T=70 with a trace and shows the peak of memory.", options, _ => MemoryStudy.Run(progress)));
        command.Subcommands.Add(Study("peers", "torch.compile and JAX on the retroactive rows, where they are installed.", options, folder => PeerStudy.Run(folder, progress)));
        return command;
    }

    private static Command Study(string name, string description, BenchOptions options, Action<string> run) => Study(name, description, options, (folder, _) => run(folder));

    private static Command Study(string name, string description, BenchOptions options, Action<string, bool> run)
    {
        var command = new Command(name, description);
        command.Options.Add(options.Out);
        command.SetAction(parsed => run(Folder(parsed.GetValue(options.Out)), parsed.GetValue(options.Quick)));
        return command;
    }

    private static string Folder(string? asked)
    {
        var folder = Path.GetFullPath(asked ?? Path.Combine("artifacts", "bench"));
        if (File.Exists(folder)) throw new BenchException($"--out {asked} is a file; name a folder", BenchException.Misused);
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static int Fail(TextWriter error, string message, int code)
    {
        error.WriteLine($"error: {message.ReplaceLineEndings("\n").Split('\n')[0]}");
        return code;
    }
}
