using Backpropamine.EndToEnd.Tests.Support;

namespace Backpropamine.EndToEnd.Tests;

/// <summary>A fresh clone: what <c>./run</c> does there for the first time.</summary>
[Trait("Category", "Long")]
public class CloneTests
{
    private const string Usage = "Usage:";

    [LinuxFact("git")]
    public async Task Two_first_runs_at_once_both_succeed()
    {
        using var clone = new TemporaryFolder();
        Repository.CopyTo(clone.Path);
        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Tool.Start(clone.At("run"), ["--help"])));
        Assert.All(runs, run => Assert.Contains(Usage, run.Succeeded().Output, StringComparison.Ordinal));
    }

    [LinuxFact("git", "setpriv", "cp")]
    public void A_user_without_root_runs_it()
    {
        using var home = new TemporaryFolder();
        Directory.CreateDirectory(home.At("clone"));
        Repository.CopyTo(home.At("clone"));
        var user = new OrdinaryUser(home);
        user.Run(home.At("clone", "run"), "--help").Succeeded();
        Assert.Contains(Usage, user.Run(home.At("clone", "run"), "cue", "--help").Succeeded().Output, StringComparison.Ordinal);
    }
}
