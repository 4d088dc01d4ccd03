using System.Diagnostics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>Who called for the backward pass that runs.</summary>
internal static class BackwardCaller
{
    private static readonly string? _torch = typeof(Tensor).Assembly.GetName().Name;

    /// <summary>
    /// Whether an error of Torch's own would reach the user: <c>backward()</c> throws it, but in <c>autograd.grad</c>, and on
    /// threads of Torch's, it may end the process.
    /// </summary>
    public static bool TakesErrors()
    {
        foreach (var frame in new StackTrace().GetFrames())
        {
            if (DiagnosticMethodInfo.Create(frame) is not { Name: "backward" or "grad" } method) continue;
            if (AssemblyOf(method) == _torch) return method.Name == "backward";
        }

        return false;
    }

    /// <summary>A gradient that Torch refuses, so that <c>backward()</c> throws: it has the shape of no tensor of a network.</summary>
    public static Tensor Refused() => zeros([]);

    private static string AssemblyOf(DiagnosticMethodInfo method) => method.DeclaringAssemblyName.Split(',')[0];
}
