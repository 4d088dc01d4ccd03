using System.Runtime.InteropServices;

namespace Backpropamine.Kernels;

/// <summary>
/// Functions of TorchSharp's native library that its managed classes wrap with work that a node of every step cannot afford: arrays pinned for
/// each call, a tensor for each gradient that may be missing, a search among all living nodes. Errors stay in the library until
/// <c>torch.CheckForErrors()</c>.
/// </summary>
internal static unsafe partial class NativeTorch
{
    private const string Library = "LibTorchSharp";

    /// <summary>Makes a node whose backward pass and whose end call back.</summary>
    [LibraryImport(Library, EntryPoint = "THSAutograd_CSharpNode_ctor")]
    public static partial NodePointer NewNode(nint backward, nint end);

    /// <summary>Tells a node whose results it takes.</summary>
    [LibraryImport(Library, EntryPoint = "THSAutograd_CSharpNode_setNextEdges")]
    public static partial void SetInputs(NodePointer node, Handles inputs, byte isExecutable);

    /// <summary>Gives a node the tensors that it has made; new handles to them go to the allocator's memory.</summary>
    [LibraryImport(Library, EntryPoint = "THSAutograd_Function_wrapOutputs")]
    public static partial void SetOutputs(
        Handles inputs, Handles notDifferentiable, Handles changed, Handles outputs, NodePointer node, delegate* unmanaged<nuint, nint*> allocator);

    /// <summary>Lets go of a node; the tensors that it has made keep it.</summary>
    [LibraryImport(Library, EntryPoint = "THSAutograd_CSharpNode_disposeSharedPtr")]
    public static partial void Release(NodePointer node);

    /// <summary>Forgets a node.</summary>
    [LibraryImport(Library, EntryPoint = "THSAutograd_CSharpNode_disposeWeakPtr")]
    public static partial void Forget(NodePointer node);

    /// <summary>Keeps a tensor for a node, and notes its version.</summary>
    [LibraryImport(Library, EntryPoint = "THSAutograd_SavedVariable_ctor")]
    public static partial nint Save(nint tensor, NodePointer node, byte isChangedView);

    /// <summary>A new handle to a tensor that was kept, or an error if it has been changed since.</summary>
    [LibraryImport(Library, EntryPoint = "THSAutograd_SavedVariable_unpack")]
    public static partial nint Unpack(nint saved, NodePointer node);

    /// <summary>Frees what was kept.</summary>
    [LibraryImport(Library, EntryPoint = "THSAutograd_SavedVariable_dispose")]
    public static partial void Free(nint saved);

    /// <summary>Where a tensor's first number lies.</summary>
    [LibraryImport(Library, EntryPoint = "THSTensor_data")]
    [SuppressGCTransition]
    public static partial void* Data(nint tensor);
}
