using System.Reflection;
using System.Runtime.Loader;

namespace Backpropamine.Kernels;

/// <summary>Where a copy of an assembly lives; what it refers to, it shares with the original.</summary>
/// <param name="original">The assembly.</param>
internal sealed class KernelContext(Assembly original) : AssemblyLoadContext($"Kernels of {original.GetName().Name}")
{
    private readonly AssemblyLoadContext _shared = GetLoadContext(original) ?? Default;

    protected override Assembly? Load(AssemblyName assemblyName) => _shared.LoadFromAssemblyName(assemblyName);
}
