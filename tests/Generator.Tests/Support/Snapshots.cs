using System.Runtime.CompilerServices;

namespace Backpropamine.Generator.Tests.Support;

/// <summary>Whole generated files, compared with the verified ones.</summary>
internal static class Snapshots
{
    /// <summary>Compares; with <c>ACCEPT_SNAPSHOTS=1</c> in the environment takes what was generated as verified.</summary>
    public static async Task VerifyAsync(string generated, string name, string extension = "cs", [CallerFilePath] string sourceFile = "")
    {
        VerifyTests.SettingsTask task = VerifyXunit.Verifier.Verify(generated, extension, sourceFile: sourceFile).UseTextForParameters(name);
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1") task = task.AutoVerify();
        await task;
    }
}
