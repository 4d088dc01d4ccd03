using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Backpropamine.Kernels;

/// <summary>
/// The code of kernels where the compiler was told not to optimise, as in every debug build: there they would run up to a hundred times slower.
/// Kernels are run from a second copy of the author's assembly, in memory, that may be optimised. All else runs from the assembly itself and can
/// be debugged as ever.
/// </summary>
internal static class OptimisedAssembly
{
    private const byte DisableOptimizations = (byte)((int)DebuggableAttribute.DebuggingModes.DisableOptimizations >> 8);

    private static readonly ConcurrentDictionary<Assembly, Lazy<Assembly?>> _known = [];

    /// <summary>The assembly itself, if it may be optimised, or its copy; null where there can be none.</summary>
    public static Assembly? Of(Assembly assembly) => _known.GetOrAdd(assembly, found => new(() => Find(found))).Value;

    /// <summary>A type of an assembly in that copy.</summary>
    public static Type? Of(Type type)
    {
        if (type.IsGenericType && !type.IsGenericTypeDefinition) return Of(type.GetGenericTypeDefinition())?.MakeGenericType(type.GenericTypeArguments);
        var copy = Of(type.Assembly);
        return copy == type.Assembly ? type : copy?.GetType(type.FullName!);
    }

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "Where all is one file, the location is empty and there is no copy.")]
    private static Assembly? Find(Assembly assembly)
    {
        if (assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true }) return assembly;

        // A file that does not match, or code that changes while the program runs: a copy would compute something else.
        if (assembly.IsDynamic || assembly.Location.Length == 0 || MetadataUpdater.IsSupported) return null;
        try
        {
            var image = File.ReadAllBytes(assembly.Location);
            return Allow(image, assembly.ManifestModule.ModuleVersionId) ? new KernelContext(assembly).LoadFromStream(new MemoryStream(image)) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>Takes back, in an assembly's image, that it must not be optimised; false where it does not say so in the known way.</summary>
    private static bool Allow(byte[] image, Guid version)
    {
        using var file = new PEReader(new MemoryStream(image));
        var metadata = file.GetMetadataReader();
        if (metadata.GetGuid(metadata.GetModuleDefinition().Mvid) != version) return false;
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (!IsDebuggable(metadata, attribute.Constructor)) continue;

            // Its value: two bytes that all have, then the modes; one byte before says how long it is.
            var value = metadata.GetBlobReader(attribute.Value);
            if (value.Length != 8) return false;
            var start = file.PEHeaders.MetadataStartOffset + metadata.GetHeapMetadataOffset(HeapIndex.Blob) + MetadataTokens.GetHeapOffset(attribute.Value) + 1;
            if ((image[start + 3] & DisableOptimizations) == 0) return false;
            image[start + 3] &= unchecked((byte)~DisableOptimizations);
            return true;
        }

        return false;
    }

    private static bool IsDebuggable(MetadataReader metadata, EntityHandle constructor) =>
        constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)parent).Name, nameof(DebuggableAttribute));
}
