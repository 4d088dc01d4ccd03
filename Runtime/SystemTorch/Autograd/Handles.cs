namespace TorchSharp;

/// <summary>Lists of tensors as arrays of handles for the native part; the caller keeps the tensors alive.</summary>
internal static class Handles
{
    public static nint[] Of(IEnumerable<torch.Tensor?>? tensors) => All(tensors, static tensor => tensor.Handle);

    public static nint[] OrNone(IEnumerable<torch.Tensor?> tensors) => All(tensors, static tensor => tensor.IsInvalid ? 0 : tensor.Handle);

    private static nint[] All(IEnumerable<torch.Tensor?>? tensors, Func<torch.Tensor, nint> handle)
    {
        if (tensors is null) return [];
        if (tensors is not IReadOnlyList<torch.Tensor?> list) list = [.. tensors];
        if (list.Count == 0) return [];
        var handles = new nint[list.Count];
        for (var i = 0; i < handles.Length; i++) handles[i] = list[i] is { } tensor ? handle(tensor) : 0;
        return handles;
    }
}
