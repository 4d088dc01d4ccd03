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

    [Fact]
    public void Help_names_the_options()
    {
        var output = new StringWriter();
        Assert.Equal(0, BenchProgram.Run(["--help"], output, TextWriter.Null));
        foreach (var option in (string[])["--rows", "--repeats", "--quick", "--out", "steps", "generator", "cost", "memory", "peers"]) Assert.Contains(option, output.ToString());
    }
}
