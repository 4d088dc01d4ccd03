using Backpropamine.EndToEnd.Tests.Support;

namespace Backpropamine.EndToEnd.Tests;

/// <summary>A user's program starts wherever it is started: it writes no file of its own.</summary>
/// <param name="program">The program.</param>
[Trait("Category", "Long")]
public class StartTests(StartTests.BuiltProgram program) : IClassFixture<StartTests.BuiltProgram>
{
    [Fact]
    public async Task Eight_at_once()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Tool.Start("dotnet", [program.Path])));
        Assert.All(results, result => result.Printed(Programs.TorchFirstPrints));
    }

    [Fact]
    public void Without_a_home() => Start(("HOME", "/nonexistent"), ("NUGET_PACKAGES", "/nonexistent")).Printed(Programs.TorchFirstPrints);

    [Fact]
    public void Without_a_folder_for_temporary_files() => Start(("TMPDIR", "/nonexistent")).Printed(Programs.TorchFirstPrints);

    [MountFact]
    public void With_a_folder_for_temporary_files_that_is_full() =>
        Mounting.RunWithTemporaryFolder(program.Path, "size=64k", "head -c 200k /dev/zero > full 2> /dev/null || true").Printed(Programs.TorchFirstPrints);

    [MountFact]
    public void With_a_folder_for_temporary_files_in_which_nothing_may_run() =>
        Mounting.RunWithTemporaryFolder(program.Path, "noexec").Printed(Programs.TorchFirstPrints);

    [MountFact]
    public void With_a_folder_for_temporary_files_that_cannot_be_written() =>
        Mounting.RunWithTemporaryFolder(program.Path, "ro").Printed(Programs.TorchFirstPrints);

    private ToolResult Start(params IEnumerable<(string Name, string Value)> environment) =>
        Tool.Run("dotnet", [program.Path], environment: environment.ToDictionary(pair => pair.Name, pair => (string?)pair.Value));

    /// <summary>A program that all tests start.</summary>
    public sealed class BuiltProgram : IDisposable
    {
        private readonly UserProject _project = new("Starter", Programs.TorchFirst);

        public BuiltProgram() => Path = _project.Build();

        public string Path { get; }

        public void Dispose() => _project.Dispose();
    }
}
