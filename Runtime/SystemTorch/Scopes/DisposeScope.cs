namespace TorchSharp;

public sealed partial class DisposeScope : IDisposable
{
    private DisposeScopeManager? manager;

    internal DisposeScope(DisposeScopeManager manager)
    {
        this.manager = manager;
        Outer = manager.Current;
    }

    internal DisposeScope? Outer { get; set; }
    internal ScopedTensors Disposables { get; private set; } = new();

    public IReadOnlyList<IDisposable> DisposablesView => Open(Disposables).ToArray();
    public int DisposablesCount => Open(Disposables).Count;

    public bool Contains(IDisposable disposable) => Disposables.Contains(disposable);

    public void Attach(IDisposable disposable) => Attach((IEnumerable<IDisposable>)[disposable]);
    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        ObjectDisposedException.ThrowIf(manager is null, this);
        var all = disposables.ToList();
        foreach (var disposable in all) Give(this, disposable);
        return all;
    }

    /// <summary>Moves one tensor to another scope, or out of all. Moved to its own, it is forgotten, as by the real TorchSharp.</summary>
    internal void Move(torch.Tensor tensor, DisposeScope? scope)
    {
        ObjectDisposedException.ThrowIf(manager is null, this);
        if (!Disposables.Remove(tensor) || ReferenceEquals(scope, this)) return;
        tensor.OwningScope = scope;
        scope?.Disposables.Add(tensor);
    }

    public void MarkAsDisposed(IDisposable disposable)
    {
        ObjectDisposedException.ThrowIf(manager is null, this);
        Disposables.Remove(disposable);
        if (disposable is torch.Tensor tensor) tensor.OwningScope = null;
    }

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        ObjectDisposedException.ThrowIf(manager is null, this);
        foreach (var disposable in disposables)
            if (Disposables.Remove(disposable) && disposable is torch.Tensor tensor) tensor.OwningScope = null;
    }

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(Outer, (IEnumerable<IDisposable>)disposables);
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(Outer, disposables);
    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        ObjectDisposedException.ThrowIf(manager is null, this);
        if (scope is null) Detach(disposables);
        else
            foreach (var disposable in disposables)
                if (Disposables.Remove(disposable)) Give(scope, disposable);
    }

    public void DisposeEverything() => DisposeEverythingBut((IEnumerable<IDisposable>)[]);
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        ObjectDisposedException.ThrowIf(manager is null, this);
        var all = Disposables.ToArray();
        Disposables = new ScopedTensors();
        foreach (var kept in inKeep)
            if (kept is torch.Tensor tensor) Disposables.Add(tensor);
        foreach (var tensor in all)
            if (!Disposables.Contains(tensor)) tensor.Dispose();
    }

    public void Dispose()
    {
        if (manager is null) return;
        DisposeEverything();
        manager.Remove(this);
        manager = null;
    }

    private static void Give(DisposeScope scope, IDisposable disposable)
    {
        if (disposable is not torch.Tensor tensor)
            throw new InvalidOperationException("DisposeScope can only manage Tensor or PackedSequence");
        if (ReferenceEquals(tensor.OwningScope, scope)) return;
        tensor.OwningScope?.Disposables.Remove(tensor);
        scope.Disposables.Add(tensor);
        tensor.OwningScope = scope;
    }

    private T Open<T>(T value)
    {
        ObjectDisposedException.ThrowIf(manager is null, this);
        return value;
    }
}
