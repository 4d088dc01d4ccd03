using System.Diagnostics;

namespace Backpropamine.Benchmarks.Tests;

/// <summary>The scripts in Python, of which torch.compile's and JAX's hardly ever run.</summary>
public class ScriptTests
{
    /// <summary>All of them.</summary>
    public static TheoryData<string> Scripts => [.. ((string[])["PyTorch", "peers"])
        .SelectMany(folder => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, folder), "*.py"))
        .Select(path => Path.GetRelativePath(AppContext.BaseDirectory, path))];

    [PythonTheory]
    [MemberData(nameof(Scripts))]
    public void Compiles(string script)
    {
        var cache = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var start = new ProcessStartInfo("python3", ["-m", "py_compile", Path.Combine(AppContext.BaseDirectory, script)]) { RedirectStandardError = true };
            start.Environment["PYTHONPYCACHEPREFIX"] = cache;
            using var python = Process.Start(start)!;
            var errors = python.StandardError.ReadToEnd();
            python.WaitForExit();
            Assert.True(python.ExitCode == 0, errors);
        }
        finally
        {
            Directory.Delete(cache, recursive: true);
        }
    }
}
