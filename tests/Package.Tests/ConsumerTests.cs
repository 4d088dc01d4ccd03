using Backpropamine.Package.Tests.Support;

namespace Backpropamine.Package.Tests;

/// <summary>Projects of users who have the package and no clone.</summary>
/// <param name="packages">The packages.</param>
[Collection(PackagesCollection.Name)]
public class ConsumerTests(Packages packages)
{
    /// <summary>A library of models: a rule and a cell of its own in one network.</summary>
    private const string Models =
        """
        namespace Models;

        /// <summary>Forgets what it does not use.</summary>
        public readonly struct Forgetting : IPlasticityRule
        {
            /// <summary>pre·post − 0.1·hebb.</summary>
            public static float Drive(float pre, float post, float hebb) => pre * post - 0.1f * hebb;
        }

        /// <summary>A neuron that is slow.</summary>
        public readonly struct Slow : ICell
        {
            /// <summary>What the neuron moves towards.</summary>
            [Path(Plastic = true)]
            public static float Target(float sum) => MathF.Tanh(sum);

            /// <summary>A tenth of the way at each step.</summary>
            public static float Activity(float target, float previousActivity) => 0.9f * previousActivity + 0.1f * target;
        }

        """;

    private const string Network =
        """

        [Plastic<Models.Forgetting>]
        public sealed partial class Net
        {
            [Input(6)] public partial Signal Senses { get; }
            [Recurrent<Models.Slow>(8)] public partial Layer Hidden { get; }
            [Readout(4)] public partial Layer Policy { get; }
        }
        """;

    [LinuxFact("bash")]
    public void A_program()
    {
        using var user = new UserFolder(packages);
        user.Program("App", Programs.TorchFirst);
        user.Run("App").Printed(Programs.TorchFirstPrints);
    }

    [LinuxFact("bash")]
    public void A_file_without_a_project()
    {
        using var user = new UserFolder(packages);
        user.Write("model.cs",
            $"""
            #:package Backpropamine@{Packages.Version}
            #:package {Packages.Torch}@{Packages.VersionOf(Packages.Torch)}
            {Programs.TorchFirst}
            """);
        user.Dotnet(".", "run", "model.cs").Printed(Programs.TorchFirstPrints);
    }

    [LinuxFact("bash")]
    public void A_program_without_LibTorch_is_told_which_package_to_add()
    {
        using var user = new UserFolder(packages);
        user.Project("App", Programs.TorchFirst, UserFolder.Backpropamine, "<OutputType>Exe</OutputType>");
        Assert.Contains(
            $"error : App has no package with LibTorch, which TorchSharp needs. Run \"dotnet add package {Packages.Torch} --version {Packages.VersionOf(Packages.Torch)}\"",
            user.Error("App"), StringComparison.Ordinal);
        user.Build("App", "-p:BackpropamineTorchCheck=false").Succeeded();
    }

    [LinuxFact("bash")]
    [Trait("Category", "Long")]
    public void A_library_without_LibTorch_that_a_program_uses()
    {
        using var user = new UserFolder(packages);
        user.Project("Models", Models + Network, UserFolder.Backpropamine);
        user.Project("App", Programs.TorchFirst.Replace("Forager", "Models.Net", StringComparison.Ordinal).Split("[Plastic]")[0],
            """<ProjectReference Include="../Models/Models.csproj" />""" + UserFolder.Torch, "<OutputType>Exe</OutputType>");
        user.Run("App").Printed(Programs.TorchFirstPrints);
    }

    [LinuxFact("bash")]
    [Trait("Category", "Long")]
    public void A_rule_and_a_cell_of_a_library_in_a_network_of_the_programs()
    {
        using var user = new UserFolder(packages);
        user.Project("Models", Models, UserFolder.Backpropamine);
        user.Project("App", Programs.TorchFirst.Replace("Forager", "Net", StringComparison.Ordinal).Split("[Plastic]")[0] + Network,
            """<ProjectReference Include="../Models/Models.csproj" />""" + UserFolder.Torch, "<OutputType>Exe</OutputType>");
        user.Run("App").Printed(Programs.TorchFirstPrints);
    }

    [LinuxFact("bash")]
    [Trait("Category", "Long")]
    public void Versions_of_packages_in_one_place()
    {
        using var user = new UserFolder(packages);
        user.Write("Directory.Packages.props",
            $"""
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="Backpropamine" Version="{Packages.Version}" />
                <PackageVersion Include="{Packages.Torch}" Version="{Packages.VersionOf(Packages.Torch)}" />
              </ItemGroup>
            </Project>
            """);
        user.Project("App", Programs.TorchFirst, $"""<PackageReference Include="Backpropamine" /><PackageReference Include="{Packages.Torch}" />""", "<OutputType>Exe</OutputType>");
        user.Run("App").Printed(Programs.TorchFirstPrints);
    }

    [LinuxFact("bash")]
    [Trait("Category", "Long")]
    public void Every_warning_an_error()
    {
        using var user = new UserFolder(packages);
        const string Strict =
            """
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <AnalysisMode>All</AnalysisMode>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            """;
        user.Project("Models", Models, UserFolder.Backpropamine, Strict);
        user.Build("Models").Succeeded();
    }

    [LinuxFact("bash")]
    [Trait("Category", "Long")]
    public void The_oldest_C_sharp_and_one_that_is_too_old()
    {
        using var user = new UserFolder(packages);
        user.Program("App", Programs.TorchFirst);
        user.Build("App", "-p:LangVersion=13").Succeeded();
        Assert.Contains("error : Backpropamine needs C# 13 or newer, for partial properties, and the LangVersion of App is 12. ", user.Error("App", "-p:LangVersion=12"), StringComparison.Ordinal);
    }

    [LinuxFact("bash")]
    [Trait("Category", "Long")]
    public void A_compiler_that_is_too_old()
    {
        using var user = new UserFolder(packages);
        user.Program("App", Programs.TorchFirst);
        Assert.Contains("error : Backpropamine needs the C# compiler 4.14 or newer, and this is 4.8. ", user.Error("App", "-p:CompilerApiVersion=roslyn4.8"), StringComparison.Ordinal);
    }

    [LinuxFact("bash")]
    [Trait("Category", "Long")]
    public void Two_target_frameworks()
    {
        using var user = new UserFolder(packages);
        user.Project("App", $"#if NET10_0_OR_GREATER\n{Programs.TorchFirst}\n#else\nConsole.WriteLine(8);\n#endif",
            (UserFolder.Backpropamine + UserFolder.Torch).Replace("/>", """Condition="'$(TargetFramework)' == 'net10.0'" />""", StringComparison.Ordinal),
            "<OutputType>Exe</OutputType><TargetFrameworks>net10.0;net8.0</TargetFrameworks><UseAppHost>false</UseAppHost>");
        user.Run("App").Printed(Programs.TorchFirstPrints);
    }

    [LinuxFact("bash")]
    [Trait("Category", "Long")]
    public void A_target_framework_that_is_too_old()
    {
        using var user = new UserFolder(packages);
        user.Program("App", Programs.TorchFirst, "<TargetFramework>net8.0</TargetFramework><UseAppHost>false</UseAppHost>");
        Assert.Contains("NU1202: Package Backpropamine", user.Error("App"), StringComparison.Ordinal);
    }
}
