using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Backpropamine.Training;

namespace Backpropamine.Samples.LanguageModel.Text;

/// <summary>The King James Bible as the program <c>bible</c> prints it, which Debian has in the packages bible-kjv and bible-kjv-text.</summary>
internal static partial class KingJamesBible
{
    private const string Program = "bible";
    private const string Install = "install it with: apt install bible-kjv";

    /// <summary>The verses, a line each, without their numbers, and the names of the chapters.</summary>
    /// <exception cref="UsageException">The program is not there, or prints something else.</exception>
    public static IReadOnlyList<string> Read() => Lines(Print());

    /// <summary>What the program prints, as lines of text.</summary>
    /// <param name="printed">What it prints.</param>
    public static IReadOnlyList<string> Lines(string printed) =>
        [.. printed.ReplaceLineEndings("\n").Split('\n').Select(line => Number().Replace(line, "").Trim()).Where(line => line.Length > 0)];

    [GeneratedRegex(@"^\s+\d+\s")]
    private static partial Regex Number();

    private static string Print()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Program, ["-l99999", "gen1:1-rev22:21"]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
            process.StandardInput.Close();
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 && text.Contains("In the beginning God created", StringComparison.Ordinal)
                ? text
                : throw new UsageException($"--data {TextSource.Bible}: the program {Program} does not print the King James Bible; {Install}");
        }
        catch (Win32Exception)
        {
            throw new UsageException($"--data {TextSource.Bible}: the program {Program} is not there; {Install}");
        }
    }
}
