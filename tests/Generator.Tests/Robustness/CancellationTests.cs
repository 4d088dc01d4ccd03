using Backpropamine.Generator.Tests.Models;
using Backpropamine.Generator.Tests.Support;

namespace Backpropamine.Generator.Tests.Robustness;

public class CancellationTests
{
    [Fact]
    public void A_cancelled_run_ends_as_cancelled_and_the_next_one_is_whole()
    {
        var compilation = NetworkCompilation.Of(TestModels.All["retro"]);
        var driver = GeneratorHarness.Plastic.Driver();
        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(compilation, new CancellationToken(canceled: true)));
        Assert.NotEmpty(driver.RunGenerators(compilation).GetRunResult().GeneratedTrees);
    }
}
