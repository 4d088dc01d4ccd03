using System.Reflection;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace Backpropamine.SystemTorch.Tests;

/// <summary>
/// PublicSurface.txt lists SystemTorch's members. Where the real TorchSharp is loaded, each of them must be there too.
/// SYSTEMTORCH_SURFACE=write renews the list.
/// </summary>
public class SurfaceTests
{
    private const string List = "PublicSurface.txt";

    [Fact]
    public void TheSurfaceIsTheCommittedOne()
    {
        var actual = Surface.Of(typeof(torch).Assembly);
        if (Provider.IsSystemTorch && Environment.GetEnvironmentVariable("SYSTEMTORCH_SURFACE") == "write")
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(Source())!, List), string.Join('\n', actual) + "\n");

        var committed = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, List)).ToHashSet();
        Assert.Empty(committed.Except(actual));
        if (Provider.IsSystemTorch) Assert.Empty(actual.Except(committed));
    }

    [Fact]
    public void TheAssemblyIsNamedTorchSharp() => Assert.Equal("TorchSharp", typeof(torch).Assembly.GetName().Name);

    [Fact]
    public void TheCompilerTakesItForTorchSharp() => Assert.Equal("67B0E5E1DA516A1C", Convert.ToHexString(typeof(torch).Assembly.GetName().GetPublicKeyToken()!));

    [SystemTorchFact]
    public void TheVersionIsTheLowestSupported() => Assert.Equal(new Version(0, 102, 8, 0), typeof(torch).Assembly.GetName().Version);

    [SystemTorchFact]
    public void EveryOperatorExistsInLibTorch()
    {
        var operators = typeof(torch).Assembly.GetType("TorchSharp.Aten")!.GetFields(BindingFlags.NonPublic | BindingFlags.Static);
        Assert.True(operators.Length > 300);
        foreach (var field in operators)
        {
            var op = field.GetValue(null)!;
            op.GetType().GetMethod("Find", BindingFlags.NonPublic | BindingFlags.Instance)!.Invoke(op, null);
        }
    }

    private static string Source([CallerFilePath] string path = "") => path;
}
