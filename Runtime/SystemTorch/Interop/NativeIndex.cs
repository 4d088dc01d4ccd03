using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>One index of <c>tensor[…]</c> as the native part lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeIndex
{
    public int Kind, Given;
    public long Start, Stop, Step;
    public nint Tensor;

    public NativeIndex(torch.TensorIndex index)
    {
        Kind = (int)index.kind;
        Given = (index.start is null ? 0 : 1) | (index.stop is null ? 0 : 2) | (index.step is null ? 0 : 4);
        Start = index.start ?? 0;
        Stop = index.stop ?? 0;
        Step = index.step ?? 0;
        Tensor = index.tensor is null ? 0 : index.tensor.Handle;
    }
}
