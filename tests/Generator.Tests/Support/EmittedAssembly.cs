using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Support;

/// <summary>Turns a compilation into a loaded assembly.</summary>
internal static class EmittedAssembly
{
    /// <summary>Emits in memory and loads into a context of its own, so that equal names never meet.</summary>
    public static Assembly Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true).LoadFromStream(image);
    }
}
