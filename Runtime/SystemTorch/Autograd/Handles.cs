namespace TorchSharp;

/// <summary>Lists of tensors as arrays of handles for the native part; the caller keeps the tensors alive.</summary>
internal static class Handles
{
    public static nint[] Of(IEnumerable<torch.Tensor?>? tensors) =>
        tensors is null ? [] : tensors.Select(t => t is null ? 0 : t.Handle).ToArray();

    public static nint[] OrNone(IEnumerable<torch.Tensor?> tensors) =>
        tensors.Select(t => t is null || t.IsInvalid ? 0 : t.Handle).ToArray();
}
