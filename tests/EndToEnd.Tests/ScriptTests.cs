using System.Runtime.Versioning;
using Backpropamine.EndToEnd.Tests.Support;

namespace Backpropamine.EndToEnd.Tests;

/// <summary>What <c>./test</c> and <c>.ci/run</c> say of tests that passed, failed, were skipped, or never came to an end.</summary>
[UnsupportedOSPlatform("windows")]
public class ScriptTests
{
    private const string NoBuild = "--no-build";

    [LinuxFact("bash")]
    public void Tests_that_pass()
    {
        using var tree = new FakeTree().With("A.Tests", 3, 0).With("B.Tests", 4, 0);
        Assert.Equal("7 passed, 0 failed", LastLine(tree.Run("test", NoBuild).Succeeded()));
    }

    [LinuxFact("bash")]
    public void What_a_project_says_stands_together_although_another_runs_beside_it()
    {
        const string Meet = "touch \"$0.$$\"; while [ $(ls \"$0\".* | wc -l) -lt 3 ]; do sleep 0.05; done; ";
        using var tree = new FakeTree().With("A.Tests", Meet + "echo A one; echo A two").With("B.Tests", Meet + "echo B one; echo B two");
        var lines = tree.Run("test", NoBuild).Output.Split('\n').ToList();
        Assert.All(new[] { "A", "B" }, name => Assert.Equal([$"test: {name}.Tests:", $"{name} one", $"{name} two"], lines.Skip(lines.IndexOf($"test: {name}.Tests:")).Take(3)));
    }

    [LinuxFact("bash")]
    public void Tests_that_fail()
    {
        using var tree = new FakeTree().With("A.Tests", 3, 2).With("B.Tests", 4, 0);
        var result = tree.Run("test", NoBuild);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("7 passed, 2 failed", LastLine(result));
    }

    [LinuxFact("bash")]
    public void Tests_that_are_skipped_are_named_under_their_reason()
    {
        using var tree = new FakeTree()
            .With("A.Tests", 3, 0, ("A.One", "PyTorch is not installed"), ("A.Two(text: &quot;x&quot;)", "this is not &lt;Linux&gt;"))
            .With("B.Tests", 4, 0, ("B.Three", "PyTorch is not installed"));
        var lines = tree.Run("test", NoBuild).Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            [
                "test: skipped 2: PyTorch is not installed", "test:     A.One", "test:     B.Three",
                "test: skipped 1: this is not <Linux>", "test:     A.Two(text: \"x\")",
                "7 passed, 0 failed, 3 skipped",
            ],
            lines[^6..]);
    }

    [LinuxFact("bash")]
    public void Tests_that_never_came_to_an_end_have_failed()
    {
        using var tree = new FakeTree().With("A.Tests", 3, 0).With("B.Tests", "echo 'Test Run Aborted.'; exit 1");
        var result = tree.Run("test", NoBuild);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("test: B.Tests did not finish.", result.Output, StringComparison.Ordinal);
        Assert.Equal("3 passed, 1 failed", LastLine(result));
    }

    [LinuxFact("bash")]
    public void Projects_without_a_test_to_run_count_for_nothing()
    {
        using var tree = new FakeTree().With("A.Tests", 3, 0).With("B.Tests", "echo 'No test matches the given testcase filter'");
        Assert.Equal("3 passed, 0 failed", LastLine(tree.Run("test", NoBuild).Succeeded()));
        Assert.Equal("0 passed, 0 failed", LastLine(tree.Run("test", NoBuild, "B")));
        Assert.Equal(1, tree.Run("test", NoBuild, "B").ExitCode);
    }

    [LinuxFact("bash")]
    public void Long_tests_run_with_all_alone()
    {
        using var tree = new FakeTree().With("A.Tests", 3, 0);
        tree.Run("test", NoBuild).Succeeded();
        Assert.Contains("Category!=Long", tree.Calls, StringComparison.Ordinal);
        using var all = new FakeTree().With("A.Tests", 3, 0);
        all.Run("test", NoBuild, "--all").Succeeded();
        Assert.DoesNotContain("Category", all.Calls, StringComparison.Ordinal);
    }

    [LinuxFact("bash")]
    public void Only_the_projects_that_are_named()
    {
        using var tree = new FakeTree().With("A.Tests", 3, 0).With("B.Tests", 4, 0).With("C.Tests", 5, 0);
        Assert.Equal("8 passed, 0 failed", LastLine(tree.Run("test", NoBuild, "A", "C.T").Succeeded()));
    }

    [LinuxFact("bash")]
    public void Help_and_an_option_that_is_none()
    {
        using var tree = new FakeTree();
        var help = tree.Run("test", "--help").Succeeded().Output;
        Assert.All(new[] { "--all", "--no-build", "NAME" }, option => Assert.Contains(option, help, StringComparison.Ordinal));
        var wrong = tree.Run("test", "--everything");
        Assert.Equal((2, "test: unknown option --everything (try --help)\n"), (wrong.ExitCode, wrong.Errors));
    }

    [LinuxFact("bash")]
    public void Continuous_integration_skips_nothing_that_can_be_installed()
    {
        using var tree = new FakeTree().With("A.Tests", 3, 0, ("A.One", "this user may not mount a folder"));
        Assert.Equal("3 passed, 0 failed, 1 skipped", LastLine(tree.Run(".ci/run", NoBuild).Succeeded()));
        using var wanting = new FakeTree().With("A.Tests", 3, 0, ("A.One", "PyTorch is not installed"));
        Assert.Equal(1, wanting.Run(".ci/run", NoBuild).ExitCode);
        using var failing = new FakeTree().With("A.Tests", 3, 1);
        Assert.Equal(1, failing.Run(".ci/run", NoBuild).ExitCode);
    }

    private static string LastLine(ToolResult result) => result.Output.TrimEnd().Split('\n')[^1];
}
