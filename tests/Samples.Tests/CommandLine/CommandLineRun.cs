using System.Diagnostics;
using System.Globalization;
using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.CommandLine;

/// <summary>One run of the program.</summary>
internal sealed record CommandLineRun(int Code, string Output, string Error)
{
    public static CommandLineRun Of(params string[] arguments) => Of(new Interrupt(), arguments);

    public static CommandLineRun Of(Interrupt interrupt, params string[] arguments)
    {
        // The program itself knows no other culture.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        using var output = new StringWriter();
        using var error = new StringWriter();
        using (interrupt)
        {
            var code = TrainingProgram.Run(arguments, BuiltInTasks.Table, output, error, new PlainView(output), interrupt);
            return new CommandLineRun(code, output.ToString(), error.ToString());
        }
    }

    /// <summary>A run in a process of its own.</summary>
    public static CommandLineRun InAnotherProcess((string Name, string Value) variable, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(BuiltInTasks).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [variable.Name] = variable.Value },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return new CommandLineRun(process.ExitCode, output.Result, error);
    }

    /// <summary>It failed with one line that contains the text.</summary>
    public void Refused(string text, int code = 2)
    {
        Assert.Equal(code, Code);
        Assert.StartsWith("error: ", Error, StringComparison.Ordinal);
        Assert.Contains(text, Error, StringComparison.Ordinal);
        Assert.Equal(1, Error.Count(character => character == '\n'));
    }
}
