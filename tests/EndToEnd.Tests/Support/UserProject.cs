namespace Backpropamine.EndToEnd.Tests.Support;

/// <summary>A project of a user's, outside the repository, that refers to it as the documentation says.</summary>
internal sealed class UserProject : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Writes a program that refers to the runtime and the generator.</summary>
    /// <param name="name">The program's name.</param>
    /// <param name="code">Its code.</param>
    public UserProject(string name, string code)
    {
        Name = name;
        Add(name, "Exe", code, References);
    }

    /// <summary>Writes a program that refers to a library alone, which refers to the runtime and the generator.</summary>
    public UserProject(string name, string code, string library, string libraryCode)
    {
        Name = name;
        Add(library, "Library", libraryCode, References);
        Add(name, "Exe", code, $"""<ProjectReference Include="../{library}/{library}.csproj" />""");
    }

    public string Name { get; }

    private static string References =>
        $"""
        <ProjectReference Include="{Repository.Root}/Runtime/Backpropamine.csproj" />
            <ProjectReference Include="{Repository.Root}/Generator/Backpropamine.Generator.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
        """;

    /// <summary>Builds it.</summary>
    /// <returns>The program.</returns>
    public string Build()
    {
        TryBuild().Succeeded();
        return _folder.At(Name, "bin", "Release", "net10.0", $"{Name}.dll");
    }

    /// <summary>Builds it, well or not.</summary>
    public ToolResult TryBuild() => Tool.Run("dotnet", ["build", "-c", "Release", "-nologo", "-v", "quiet"], _folder.At(Name));

    /// <summary>Writes another file of it.</summary>
    public void Write(string file, string code) => _folder.Write(Path.Combine(Name, file), code);

    /// <summary>Builds it without being asked to be quiet.</summary>
    /// <returns>What the build says.</returns>
    public string Say(params IEnumerable<string> options) => Tool.Run("dotnet", ["build", "-c", "Release", "-nologo", "-tl:off", .. options], _folder.At(Name)).Succeeded().Output;

    /// <summary>Publishes it.</summary>
    /// <returns>The folder.</returns>
    public string Publish(params IEnumerable<string> options)
    {
        var output = _folder.At("published");
        Tool.Run("dotnet", ["publish", "-c", "Release", "-nologo", "-v", "quiet", "-o", output, .. options], _folder.At(Name)).Succeeded();
        return output;
    }

    public void Dispose() => _folder.Dispose();

    private void Add(string name, string type, string code, string references)
    {
        _folder.Write(Path.Combine(name, $"{name}.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>{type}</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <Import Project="{Repository.Root}/Runtime/build/Backpropamine.props" />
              <ItemGroup>
                {references}
              </ItemGroup>
            </Project>
            """);
        _folder.Write(Path.Combine(name, "Program.cs"), code);
    }
}
