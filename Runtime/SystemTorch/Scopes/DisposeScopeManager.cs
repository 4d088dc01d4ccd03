namespace TorchSharp;

/// <summary>The stack of dispose scopes of a thread.</summary>
public class DisposeScopeManager
{
    private readonly ThreadDisposeScopeStatistics counts = new();

    private DisposeScopeManager()
    {
    }

    /// <summary>What this thread has made so far.</summary>
    public static ThreadDisposeScopeStatistics Statistics => OfThread.counts;

    [ThreadStatic] private static DisposeScopeManager? thread;

    internal static DisposeScopeManager OfThread => thread ??= new DisposeScopeManager();

    internal DisposeScope? Current { get; private set; }

    internal DisposeScope Open() => Current = new DisposeScope(this);

    internal DisposeScope? Register(torch.Tensor tensor)
    {
        if (Current is null) return null;
        Current.Disposables.Add(tensor);
        counts.CreatedInScopeCount++;
        return Current;
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
