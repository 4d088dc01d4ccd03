using Backpropamine.Generator.Tests.Models;
using Backpropamine.Generator.Tests.Support;

namespace Backpropamine.Generator.Tests.Robustness;

/// <summary>Generated code must compile whatever else the user's project declares or imports.</summary>
public class SurroundingsTests
{
    [Fact]
    public void With_implicit_usings() => GeneratorHarness.Plastic.Run(TestModels.All["retro_fanout"], """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using System.Numerics;
        global using static TorchSharp.torch;
        global using static TorchSharp.torch.nn.functional;
        global using TorchSharp.Modules;
        """);

    [Theory]
    [InlineData("Tensor")]
    [InlineData("torch")]
    [InlineData("F")]
    [InlineData("Scalar")]
    [InlineData("Device")]
    [InlineData("ScalarType")]
    [InlineData("Step")]
    [InlineData("Rollout")]
    [InlineData("StatePart")]
    [InlineData("Initial")]
    [InlineData("List")]
    [InlineData("PlasticModule")]
    [InlineData("NetworkOutput")]
    [InlineData("INetwork")]
    [InlineData("NetworkState")]
    [InlineData("State")]
    [InlineData("Output")]
    [InlineData("Backpropamine")]
    [InlineData("TorchSharp")]
    [InlineData("System")]
    public void Beside_a_type_of_that_name(string name)
    {
        GeneratorHarness.Plastic.Run(TestModels.All["retro_fanout"], $"#pragma warning disable CS8981\nnamespace Golden {{ internal sealed class {name}; }}");
        GeneratorHarness.Plastic.Run(TestModels.All["retro_fanout"], $"#pragma warning disable CS8981\nglobal using Other;\nnamespace Other {{ internal sealed class {name}; }}");
        GeneratorHarness.Plastic.Run(TestModels.All["retro_fanout"].Replace("namespace Golden;", $"namespace Golden.{name}.Deep;", StringComparison.Ordinal));
    }
}
