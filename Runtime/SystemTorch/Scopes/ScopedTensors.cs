namespace TorchSharp;

/// <summary>The tensors of a dispose scope. Each knows its place, so that adding and removing cost nearly nothing.</summary>
internal sealed class ScopedTensors
{
    private readonly List<torch.Tensor> list = [];

    public int Count => list.Count;

    public void Add(torch.Tensor tensor)
    {
        if (Contains(tensor)) return;
        tensor.ScopePlace = list.Count;
        list.Add(tensor);
    }

    public bool Contains(IDisposable disposable) =>
        disposable is torch.Tensor tensor && tensor.ScopePlace < list.Count && ReferenceEquals(list[tensor.ScopePlace], tensor);

    public bool Remove(IDisposable disposable)
    {
        if (!Contains(disposable)) return false;
        var place = ((torch.Tensor)disposable).ScopePlace;
        var last = list[^1];
        list[place] = last;
        last.ScopePlace = place;
        list.RemoveAt(list.Count - 1);
        return true;
    }

    public torch.Tensor[] ToArray() => [.. list];
}
