using Spectre.Console;

namespace Backpropamine.Benchmarks.Reporting;

/// <summary>Where tables are written.</summary>
internal static class Terminal
{
    /// <summary>The terminal; a file gets no colours and lines that are long enough.</summary>
    public static IAnsiConsole Open()
    {
        if (!Console.IsOutputRedirected) return AnsiConsole.Console;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = 160;
        return console;
    }
}
