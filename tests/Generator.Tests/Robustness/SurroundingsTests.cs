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
}
