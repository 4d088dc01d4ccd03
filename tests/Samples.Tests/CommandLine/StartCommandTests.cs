using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.CommandLine;

public class StartCommandTests
{
    [Theory]
    [InlineData(null, "/usr/bin/dotnet", "bin/App.dll", "dotnet ./bin/App.dll")]
    [InlineData(null, "/usr/bin/dotnet", "/work/bin/App.dll", "dotnet ./bin/App.dll")]
    [InlineData(null, "/usr/bin/dotnet", "/else where/App.dll", "dotnet '/else where/App.dll'")]
    [InlineData(null, "/work/App", "/work/App.dll", "./App")]
    [InlineData(null, "/opt/app/App", "/opt/app/App.dll", "/opt/app/App")]
    [InlineData("/work/task.cs", "/home/me/.cache/task", "/home/me/.cache/task.dll", "dotnet run ./task.cs --")]
    public void Messages_name_the_program_as_it_can_be_started(string? source, string process, string assembly, string command)
    {
        if (OperatingSystem.IsWindows())
            return;
        Assert.Equal(command, StartCommand.Of(source, process, assembly, "/work"));
    }
}
