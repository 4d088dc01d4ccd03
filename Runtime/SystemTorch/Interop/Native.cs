using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The functions of the native part.</summary>
internal static unsafe partial class Native
{
    private const string Library = "SystemTorch";

    /// <summary>Throws what LibTorch reported last on this thread.</summary>
    [DoesNotReturn]
    public static void Throw() => throw new ExternalException(Marshal.PtrToStringUTF8(st_error()));

    /// <summary>Throws if a native function returned its failure value.</summary>
    public static void Check(int result)
    {
        if (result < 0) Throw();
    }

    [LibraryImport(Library)] public static partial nint st_error();
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial nint st_find(string name, string overload);
    [LibraryImport(Library)] public static partial int st_call(nint op, NativeValue* args, int count, NativeValue* results, int capacity);
    [LibraryImport(Library)] public static partial void st_free_list(nint list);

    [LibraryImport(Library)] public static partial nint st_empty(long* sizes, int count, int dtype);
    [LibraryImport(Library)] public static partial void st_tensor_free(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] public static partial nint st_tensor_copy(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] public static partial int st_info(nint tensor, out Info info);
    [LibraryImport(Library), SuppressGCTransition] public static partial int st_dtype(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] public static partial long st_dim(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] public static partial long st_numel(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] public static partial int st_sizes(nint tensor, long* sizes);
    [LibraryImport(Library), SuppressGCTransition] public static partial int st_strides(nint tensor, long* strides);
    [LibraryImport(Library), SuppressGCTransition] public static partial nint st_data(nint tensor);

    [LibraryImport(Library)] public static partial nint st_index(nint tensor, NativeIndex* list, int count);
    [LibraryImport(Library)] public static partial int st_index_put(nint tensor, NativeIndex* list, int count, nint value);
    [LibraryImport(Library)] public static partial int st_index_put_scalar(nint tensor, NativeIndex* list, int count, NativeValue* value);

    [LibraryImport(Library), SuppressGCTransition] public static partial int st_requires_grad(nint tensor);
    [LibraryImport(Library)] public static partial int st_set_requires_grad(nint tensor, int value);
    [LibraryImport(Library), SuppressGCTransition] public static partial int st_is_leaf(nint tensor);
    [LibraryImport(Library)] public static partial nint st_grad(nint tensor);
    [LibraryImport(Library)] public static partial int st_set_grad(nint tensor, nint grad);
    [LibraryImport(Library)] public static partial int st_retain_grad(nint tensor);
    [LibraryImport(Library)] public static partial int st_backward(nint* tensors, int count, nint* grads, int gradCount, int retainGraph, int createGraph, nint* inputs, int inputCount);
    [LibraryImport(Library)] public static partial int st_gradients(nint* outputs, int count, nint* inputs, int inputCount, nint* grads, int gradCount, int retainGraph, int createGraph, int allowUnused, nint* results);

    [LibraryImport(Library), SuppressGCTransition] public static partial int st_grad_mode();
    [LibraryImport(Library), SuppressGCTransition] public static partial void st_set_grad_mode(int enabled);
    [LibraryImport(Library)] public static partial int st_inference_mode();
    [LibraryImport(Library)] public static partial nint st_inference_enter(int enabled);
    [LibraryImport(Library)] public static partial void st_inference_leave(nint guard);
    [LibraryImport(Library)] public static partial int st_anomaly_mode();
    [LibraryImport(Library)] public static partial int st_anomaly_check_nan();
    [LibraryImport(Library)] public static partial void st_set_anomaly_mode(int enabled, int checkNaN);

    [LibraryImport(Library)] public static partial nint st_node_new(nint state, delegate* unmanaged<nint, nint*, int, nint*, int, void> backward, delegate* unmanaged<nint, void> release, nint* inputs, int count, int executable);
    [LibraryImport(Library)] public static partial void st_node_free(nint node);
    [LibraryImport(Library), SuppressGCTransition] public static partial nint st_node_address(nint node);
    [LibraryImport(Library)] public static partial int st_node_wrap(nint node, nint* inputs, int inputCount, nint* nonDifferentiable, int nonDifferentiableCount, nint* dirty, int dirtyCount, nint* outputs, int outputCount, int executable, nint* results);
    [LibraryImport(Library)] public static partial nint st_save(nint tensor, nint node);
    [LibraryImport(Library)] public static partial void st_saved_free(nint saved);
    [LibraryImport(Library)] public static partial nint st_saved_unpack(nint saved, nint node);

    [LibraryImport(Library)] public static partial nint st_generator_new(ulong seed);
    [LibraryImport(Library)] public static partial nint st_generator_default();
    [LibraryImport(Library)] public static partial void st_generator_free(nint generator);
    [LibraryImport(Library)] public static partial long st_generator_initial_seed(nint generator);
    [LibraryImport(Library)] public static partial void st_generator_set_seed(nint generator, long seed);
    [LibraryImport(Library)] public static partial long st_generator_reseed(nint generator);
    [LibraryImport(Library)] public static partial nint st_generator_state(nint generator);
    [LibraryImport(Library)] public static partial int st_generator_set_state(nint generator, nint state);
    [LibraryImport(Library)] public static partial int st_manual_seed(long seed);

    [LibraryImport(Library)] public static partial int st_get_threads();
    [LibraryImport(Library)] public static partial int st_set_threads(int count);
    [LibraryImport(Library)] public static partial int st_get_interop_threads();
    [LibraryImport(Library)] public static partial int st_set_interop_threads(int count);
    [LibraryImport(Library)] public static partial int st_default_dtype();
    [LibraryImport(Library)] public static partial int st_set_default_dtype(int type);
    [LibraryImport(Library)] public static partial int st_cuda_devices();
}
