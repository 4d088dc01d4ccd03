namespace TorchSharp;

public class DisposeScopeManager
{
    [ThreadStatic] private static DisposeScopeManager? thread;

    internal static DisposeScopeManager OfThread => thread ??= new DisposeScopeManager();

    public static ThreadDisposeScopeStatistics Statistics => OfThread.Counts;

    internal ThreadDisposeScopeStatistics Counts { get; } = new();
    internal DisposeScope? Current { get; private set; }

    internal DisposeScope Open() => Current = new DisposeScope(this);

    internal DisposeScope? Register(torch.Tensor tensor)
    {
        if (Current is null)
        {
            Counts.CreatedOutside++;
            return null;
        }

        Counts.CreatedInside++;
        Current.Disposables.Add(tensor);
        return Current;
    }

    internal void Disposed(torch.Tensor tensor)
    {
        if (tensor.OwningScope is null) Counts.DisposedOutside++;
        else Counts.DisposedInside++;
    }

    internal void Remove(DisposeScope scope)
    {
        if (ReferenceEquals(Current, scope))
        {
            Current = scope.Outer;
            return;
        }

        for (var inner = Current; inner is not null; inner = inner.Outer)
            if (ReferenceEquals(inner.Outer, scope))
            {
                inner.Outer = scope.Outer;
                return;
            }
    }
}
