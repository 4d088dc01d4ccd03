using Spectre.Console;

namespace Backpropamine.Training;

/// <summary>The terminal that the program writes to, if it writes to one.</summary>
internal static class Terminal
{
    /// <summary>Whether lines that are written already can be renewed: not in files, pipes and terminals that only print.</summary>
    public static bool IsLive => !System.Console.IsOutputRedirected && (OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"));

    /// <summary>The terminal, written through a writer.</summary>
    /// <param name="output">The writer, over standard output.</param>
    public static IAnsiConsole Console(LastingWriter output) => AnsiConsole.Create(new AnsiConsoleSettings { Out = new Output(output) });

    private sealed class Output(LastingWriter writer) : IAnsiConsoleOutput
    {
        private readonly AnsiConsoleOutput _console = new(System.Console.Out);

        public TextWriter Writer => writer;

        public bool IsTerminal => _console.IsTerminal;

        public int Width => _console.Width;

        public int Height => _console.Height;

        public void SetEncoding(System.Text.Encoding encoding) => _console.SetEncoding(encoding);
    }
}
