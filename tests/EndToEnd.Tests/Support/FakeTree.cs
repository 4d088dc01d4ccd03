using System.Runtime.Versioning;

namespace Backpropamine.EndToEnd.Tests.Support;

/// <summary>A repository of scripts alone, in which <c>dotnet</c> plays what tests would do.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class FakeTree : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FakeTree()
    {
        foreach (var script in new[] { "test", Path.Combine(".ci", "run") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.At(script))!);
            File.Copy(Repository.At(script), _folder.At(script));
        }

        // Notes its arguments; then what the project's file "plays" says happens.
        Program("dotnet", "echo \"$@\" >> \"$0.log\"; out=${@: -1}; . \"$(dirname \"$2\")/plays\" \"${out#*LogFileName=}\"");
        Program("dpkg", "exit 0");
    }

    /// <summary>The command lines with which <c>dotnet</c> was called.</summary>
    public string Calls => File.ReadAllText(_folder.At("bin", "dotnet.log"));

    /// <summary>Adds a project of tests.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="play">What happens, in the shell's language; $1 is the file of results.</param>
    public FakeTree With(string name, string play)
    {
        var folder = Path.Combine("tests", name, "bin", "Release", "net10.0");
        _folder.Write(Path.Combine(folder, $"{name}.dll"), "");
        _folder.Write(Path.Combine(folder, "plays"), play);
        return this;
    }

    /// <summary>Adds a project whose tests have run.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="passed">How many have passed.</param>
    /// <param name="failed">How many have failed.</param>
    /// <param name="skipped">The others, and why they were skipped.</param>
    public FakeTree With(string name, int passed, int failed, params IEnumerable<(string Test, string Reason)> skipped)
    {
        var results = string.Concat(skipped.Select(test =>
            $"""
                <UnitTestResult executionId="1" testId="2" testName="{test.Test}" computerName="here" outcome="NotExecuted" testListId="3">
                  <Output>
                    <ErrorInfo>
                      <Message>{test.Reason}</Message>
                    </ErrorInfo>
                  </Output>
                </UnitTestResult>

            """));
        var file =
            $"""
            <TestRun>
              <Results>
                <UnitTestResult executionId="1" testId="2" testName="Fine" computerName="here" outcome="Passed" testListId="3" />
            {results}  </Results>
              <ResultSummary outcome="Completed">
                <Counters total="{passed + failed + skipped.Count()}" executed="{passed + failed}" passed="{passed}" failed="{failed}" error="0" passedButRunAborted="0" />
              </ResultSummary>
            </TestRun>
            """;
        return With(name, $"cat > \"$1\" <<'END'\n{file}\nEND\nexit {(failed > 0 ? 1 : 0)}");
    }

    /// <summary>Runs one of the scripts.</summary>
    public ToolResult Run(string script, params IEnumerable<string> arguments)
    {
        var path = _folder.At("bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        return Tool.Run(_folder.At(script), arguments, environment: new Dictionary<string, string?> { ["PATH"] = path });
    }

    public void Dispose() => _folder.Dispose();

    private void Program(string name, string script) =>
        File.SetUnixFileMode(_folder.Write(Path.Combine("bin", name), $"#!/usr/bin/env bash\n{script}\n"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
