namespace Backpropamine.EndToEnd.Tests;

/// <summary>Who provides LibTorch and Verify.Xunit is chosen by one property, which may also come from the environment.</summary>
public class ProviderTests
{
    private const string Cuda = "TorchSharp-cuda-linux", Verify = "Verify.Xunit";

    [Fact]
    public void The_processors_LibTorch_unless_another_is_asked_for()
    {
        var packages = Packages("Runtime/Backpropamine.csproj");
        Assert.Contains("libtorch-cpu-", packages, StringComparison.Ordinal);
        Assert.DoesNotContain(Cuda, packages, StringComparison.Ordinal);
    }

    [Fact]
    public void TORCH_in_the_environment_takes_the_packages_with_CUDA()
    {
        var packages = Packages("Runtime/Backpropamine.csproj", torch: "cuda");
        Assert.Contains(Cuda, packages, StringComparison.Ordinal);
        Assert.DoesNotContain("libtorch-cpu-", packages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_LibTorch_that_is_unknown_is_one_error()
    {
        var result = Ask("Runtime/Backpropamine.csproj", ["-t:CheckProviders"], "gpu");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error : Torch is 'gpu'; use cpu, cuda or none.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_comes_from_its_package_on_request()
    {
        Assert.DoesNotContain(Verify, Packages("tests/Generator.Tests/Generator.Tests.csproj"), StringComparison.Ordinal);
        Assert.Contains(Verify, Packages("tests/Generator.Tests/Generator.Tests.csproj", ["-p:Verify=package"]), StringComparison.Ordinal);
    }

    private static string Packages(string project, IEnumerable<string>? options = null, string? torch = null) =>
        Ask(project, ["-getItem:PackageReference", .. options ?? []], torch).Succeeded().Output;

    private static ToolResult Ask(string project, IEnumerable<string> options, string? torch) =>
        Tool.Run("dotnet", ["msbuild", Repository.At(project), "-nologo", .. options], environment: new Dictionary<string, string?> { ["TORCH"] = torch });
}
