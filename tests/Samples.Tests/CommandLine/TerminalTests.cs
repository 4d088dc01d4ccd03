using System.Diagnostics;
using System.Text.RegularExpressions;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;
using Spectre.Console;

namespace Backpropamine.Samples.Tests.CommandLine;

/// <summary>What users see in terminals of all kinds. A pseudo-terminal is made by util-linux' script.</summary>
public sealed partial class TerminalTests : IDisposable
{
    private const string Script = "/usr/bin/script";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_terminal_of_forty_columns_shows_the_whole_progress_in_place()
    {
        var (code, shown) = Run("stty cols 40 rows 24; export TERM=xterm-256color");
        if (shown is null)
            return;
        Assert.Equal(0, code);
        Assert.Contains('\u001b', shown);
        var lines = Plain(shown).Split('\n', '\r');
        var panel = lines.Where(line => line.StartsWith('│') || line.StartsWith('╭') || line.StartsWith('╰')).ToArray();
        Assert.All(panel, line => Assert.Equal(40, line.Length));
        var text = string.Join(' ', panel.Select(line => line.Trim('│', ' ')));
        Assert.Contains("iteration 40/40", text, StringComparison.Ordinal);
        Assert.Contains("steps/s", text, StringComparison.Ordinal);
        Assert.Contains("left", text, StringComparison.Ordinal);
    }

    [Fact]
    public void NO_COLOR_leaves_colours_out()
    {
        var (code, shown) = Run("export TERM=xterm-256color NO_COLOR=1");
        if (shown is null)
            return;
        Assert.Equal(0, code);
        Assert.Contains("iteration 40/40", Plain(shown), StringComparison.Ordinal);
        Assert.Empty(Colour().Matches(shown));
        Assert.NotEmpty(Colour().Matches(Run("export TERM=xterm-256color").Output!));
    }

    [Theory]
    [InlineData("export TERM=dumb")]
    [InlineData("unset TERM")]
    public void A_terminal_that_only_prints_gets_plain_lines(string before)
    {
        var (code, shown) = Run(before);
        if (shown is null)
            return;
        Assert.Equal(0, code);
        Assert.DoesNotContain('\u001b', shown);
        Assert.Contains("  iteration 40/40  score ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_terminal_there_are_no_escape_sequences_whatever_TERM_says()
    {
        var run = CommandLineRun.InAnotherProcess(("TERM", "xterm-256color"), "cue", "--hidden", "5", "--steps", "10", "--iterations", "40", "--out", _folder.Path);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains("  iteration 40/40  score ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(300)]
    public void A_terminal_of_any_width_can_show_progress(int width)
    {
        using var written = new StringWriter();
        using var output = new LastingWriter(written);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes });
        console.Profile.Width = width;
        new LiveView(console).Show("a net [with] markup", "reward", report => report(new TrainingProgress(2, 2, [1, 2], 10, TimeSpan.Zero)));
        Assert.NotEmpty(Plain(written.ToString()));
    }

    private static string Plain(string text) => Escape().Replace(text, "");

    [GeneratedRegex(@"\u001b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\u001b\[[0-9;]*(3[0-9]|9[0-7]|38;5;[0-9]+)[0-9;]*m")]
    private static partial Regex Colour();

    /// <summary>A run in a terminal; no output where there are no pseudo-terminals.</summary>
    private (int Code, string? Output) Run(string before)
    {
        if (!File.Exists(Script))
            return (0, null);
        var command = $"{before}; dotnet '{typeof(BuiltInTasks).Assembly.Location}' cue --hidden 5 --steps 10 --iterations 40 --out '{_folder.Path}'";
        var start = new ProcessStartInfo(Script, ["-qefc", command, "/dev/null"]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment.Remove("NO_COLOR");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
