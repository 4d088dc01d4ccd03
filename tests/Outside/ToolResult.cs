namespace Backpropamine.Outside;

/// <summary>What a program has left.</summary>
/// <param name="ExitCode">Its exit status.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Errors">What it printed to standard error.</param>
internal sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Fails the test unless the program has succeeded.</summary>
    public ToolResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit status {ExitCode}\n{Output}\n{Errors}");
        return this;
    }

    /// <summary>Fails the test unless the program has succeeded with this line alone, and nothing on standard error.</summary>
    public void Printed(string line)
    {
        Succeeded();
        Assert.Equal("", Errors);
        Assert.Equal(line, Output.TrimEnd());
    }
}
