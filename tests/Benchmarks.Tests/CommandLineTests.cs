using System.Diagnostics;
using Backpropamine.Benchmarks.CommandLine;

namespace Backpropamine.Benchmarks.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("there is no row 'x'", "--rows", "x")]
    [InlineData("--repeats 0: give a whole number from 1", "--repeats", "0")]
    [InlineData("./bench --help lists what there is", "--repeat", "3")]
    [InlineData("./bench --help lists what there is", "costs")]
    public void Mistakes_are_one_line(string expected, params string[] arguments)
    {
        var error = new StringWriter();
        Assert.Equal(2, BenchProgram.Run(arguments, TextWriter.Null, error));
        var line = error.ToString().TrimEnd('\n', '\r');
        Assert.StartsWith("error: ", line);
        Assert.Contains(expected, line);
        Assert.DoesNotContain('\n', line);
    }

    [Theory]
    [InlineData("de_DE")]
    [InlineData("tr_TR")]
    [InlineData("fr_FR")]
    [InlineData("ar_SA")]
    [InlineData("fa_IR")]
    [InlineData("hi_IN")]
    [InlineData("sv_SE")]
    public void A_number_given_on_a_machine_of_another_language_is_read_and_printed_as_it_stands(string locale)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(BenchProgram).Assembly.Location, "--repeats", "-1"])
        {
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = locale },
        };
        using var process = Process.Start(start)!;
        Assert.Equal("error: --repeats -1: give a whole number from 1\n", process.StandardError.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(2, process.ExitCode);
    }

    [Fact]
    public void Help_names_the_options()
    {
        var output = new StringWriter();
        Assert.Equal(0, BenchProgram.Run(["--help"], output, TextWriter.Null));
        foreach (var option in (string[])["--rows", "--repeats", "--quick", "--out", "steps", "networks", "rate", "generator", "project", "debug", "cost", "memory", "peers"]) Assert.Contains(option, output.ToString());
    }
}
