using System.Runtime.InteropServices;
using Backpropamine.Benchmarks.Kernels;

try
{
    return KernelStudy.Run(args);
}
catch (Exception e)
{
    Console.Error.WriteLine($"error: {(e is ExternalException ? "Torch: " : "")}{e.Message.ReplaceLineEndings("\n").Split('\n')[0]}");
    return 1;
}
