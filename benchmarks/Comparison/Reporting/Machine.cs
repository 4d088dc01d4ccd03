using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Backpropamine.Benchmarks.Measuring;

namespace Backpropamine.Benchmarks.Reporting;

/// <summary>Where something was measured.</summary>
/// <param name="Processor">Its name.</param>
/// <param name="Cores">Processors that .NET sees.</param>
/// <param name="VectorBits">The widest vector.</param>
/// <param name="Runtime">.NET's version.</param>
/// <param name="Torch">TorchSharp's version, and LibTorch's.</param>
/// <param name="Note">PyTorch's version, or what else is worth knowing.</param>
/// <param name="Load">Cores that others kept busy before the start.</param>
internal sealed record Machine(string Processor, int Cores, int VectorBits, string Runtime, string Torch, string Note, double Load)
{
    private const double Busy = 0.3;

    /// <summary>A warning if other programs were running, else null.</summary>
    public string? Warning => Load <= Busy ? null
        : FormattableString.Invariant($"the machine is busy ({Load:0.0} of {Cores} cores): these times are not worth much");

    /// <summary>This one.</summary>
    /// <param name="note">PyTorch's version, or what else is worth knowing.</param>
    public static Machine This(string note) => new(
        Name(),
        Environment.ProcessorCount,
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
        RuntimeInformation.FrameworkDescription,
        $"TorchSharp {typeof(TorchSharp.torch).Assembly.GetName().Version?.ToString(3)}, LibTorch {Version.Parse(TorchSharp.torch.__version__).ToString(3)}",
        note,
        ProcessorUse.OfOthers());

    /// <summary>For a reader.</summary>
    public override string ToString() => $"{Processor}, {Cores} cores, {VectorBits}-bit vectors; {Runtime}; {Torch}; {Note}";

    private static string Name()
    {
        const string Path = "/proc/cpuinfo";
        var line = File.Exists(Path) ? File.ReadLines(Path).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
