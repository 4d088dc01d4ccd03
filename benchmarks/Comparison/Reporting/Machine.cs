using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Backpropamine.Benchmarks.Reporting;

/// <summary>Where something was measured.</summary>
/// <param name="Processor">Its name.</param>
/// <param name="Cores">Processors that .NET sees.</param>
/// <param name="VectorBits">The widest vector.</param>
/// <param name="Runtime">.NET's version.</param>
/// <param name="Peer">PyTorch's version.</param>
internal sealed record Machine(string Processor, int Cores, int VectorBits, string Runtime, string Peer)
{
    /// <summary>This one.</summary>
    /// <param name="peer">PyTorch's version.</param>
    public static Machine This(string peer) => new(
        Name(),
        Environment.ProcessorCount,
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
        RuntimeInformation.FrameworkDescription,
        peer);

    /// <summary>For a reader.</summary>
    public override string ToString() => $"{Processor}, {Cores} cores, {VectorBits}-bit vectors; {Runtime}; {Peer}; OPENBLAS_NUM_THREADS=1";

    private static string Name()
    {
        const string File = "/proc/cpuinfo";
        var line = System.IO.File.Exists(File) ? System.IO.File.ReadLines(File).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
