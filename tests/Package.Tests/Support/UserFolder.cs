namespace Backpropamine.Package.Tests.Support;

/// <summary>A folder of a user's, outside the repository, where NuGet also looks among the packages of this repository.</summary>
internal sealed class UserFolder : IDisposable
{
    private readonly Packages _packages;
    private readonly TemporaryFolder _folder = new();

    public UserFolder(Packages packages)
    {
        _packages = packages;
        Write("nuget.config", $"""<configuration><packageSources><add key="local" value="{packages.Feed}" /></packageSources></configuration>""");
    }

    /// <summary>The reference to the package.</summary>
    public static string Backpropamine => Reference("Backpropamine", Packages.Version);

    /// <summary>The reference to the package with the trainer.</summary>
    public static string Training => Reference("Backpropamine.Training", Packages.Version);

    /// <summary>The reference to LibTorch.</summary>
    public static string Torch => Reference(Packages.Torch, Packages.VersionOf(Packages.Torch));

    /// <summary>The path of a file or folder.</summary>
    public string At(string name) => _folder.At(name);

    /// <summary>Writes a file.</summary>
    public string Write(string file, string text) => _folder.Write(file, text);

    /// <summary>Writes a program of one file with the references to the package and LibTorch.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="code">Its code.</param>
    /// <param name="properties">Properties of the project.</param>
    public void Program(string name, string code, string properties = "") => Project(name, code, Backpropamine + Torch, "<OutputType>Exe</OutputType>" + properties);

    /// <summary>Writes a project of one file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="code">Its code.</param>
    /// <param name="references">Its references.</param>
    /// <param name="properties">Its properties.</param>
    public void Project(string name, string code, string references, string properties = "")
    {
        var framework = properties.Contains("<TargetFramework", StringComparison.Ordinal) ? "" : "<TargetFramework>net10.0</TargetFramework>";
        Write(Path.Combine(name, $"{name}.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {framework}
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {references}
              </ItemGroup>
            </Project>
            """);
        Write(Path.Combine(name, "Program.cs"), code);
    }

    /// <summary>Runs a command of <c>dotnet</c> in a folder of this one.</summary>
    public ToolResult Dotnet(string folder, params IEnumerable<string> arguments) => Tool.Run("dotnet", arguments, _folder.At(folder), _packages.Environment);

    /// <summary>Runs a command of <c>dotnet</c> in a folder of this one, on a machine of a language.</summary>
    public ToolResult Dotnet(string folder, string language, IEnumerable<string> arguments) =>
        Tool.Run("dotnet", arguments, _folder.At(folder), new Dictionary<string, string?>(_packages.Environment) { ["LC_ALL"] = language });

    /// <summary>Builds a project, well or not.</summary>
    public ToolResult Build(string name, params IEnumerable<string> options) => Dotnet(name, ["build", "-c", "Release", "-nologo", "-v", "quiet", "-tl:off", .. options]);

    /// <summary>Builds a project and runs it.</summary>
    public ToolResult Run(string name)
    {
        Build(name).Succeeded();
        return Dotnet(name, Path.Combine("bin", "Release", "net10.0", $"{name}.dll"));
    }

    /// <summary>Builds a project that has one mistake.</summary>
    /// <returns>The error.</returns>
    public string Error(string name, params IEnumerable<string> options)
    {
        var result = Build(name, options);
        Assert.NotEqual(0, result.ExitCode);
        return Assert.Single(result.Output.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Contains("error", StringComparison.Ordinal) && !line.EndsWith("Error(s)", StringComparison.Ordinal)).Distinct());
    }

    public void Dispose() => _folder.Dispose();

    private static string Reference(string package, string version) => $"""<PackageReference Include="{package}" Version="{version}" />""";
}
