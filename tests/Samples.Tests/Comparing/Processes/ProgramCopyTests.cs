using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training.Comparing.Processes;

namespace Backpropamine.Samples.Tests.Comparing.Processes;

public sealed class ProgramCopyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void What_is_built_meanwhile_does_not_change_the_program()
    {
        if (OperatingSystem.IsWindows())
            return;
        Directory.CreateDirectory(_folder["bin/data"]);
        Directory.CreateDirectory(_folder["other"]);
        string[] files = ["bin/program.dll", "bin/data/file", "other/library.dll"];
        foreach (var file in files)
            File.WriteAllText(_folder[file], "old");
        File.CreateSymbolicLink(_folder["bin/library.dll"], _folder["other/library.dll"]);
        using (var stream = File.Create(_folder["bin/large.so"]))
            stream.SetLength(20 << 20);

        using (var copy = new ProgramCopy(_folder["bin/program.dll"], _folder["copy"]))
        {
            foreach (var file in files)
                File.WriteAllText(_folder[file], "new");
            Assert.Equal(_folder["copy/program.dll"], copy.Assembly);
            Assert.All(["program.dll", "data/file", "library.dll"], file => Assert.Equal("old", File.ReadAllText(_folder[$"copy/{file}"])));
            Assert.Equal(_folder["bin/large.so"], new FileInfo(_folder["copy/large.so"]).LinkTarget);
        }
        Assert.False(Directory.Exists(_folder["copy"]));
        Assert.True(File.Exists(_folder["bin/large.so"]));
    }

    [Fact]
    public void The_copy_of_this_program_links_to_nothing_that_a_build_makes()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var copy = new ProgramCopy(typeof(BuiltInTasks).Assembly.Location, _folder["copy"]);
        var links = Directory.GetFiles(_folder["copy"], "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).LinkTarget is not null);
        Assert.DoesNotContain(links, file => Path.GetFileName(file).StartsWith("Backpropamine", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();
}
