namespace Backpropamine.Kernels;

/// <summary>
/// The error of a backward pass, kept for the next call into the network: an exception that crossed the native frames
/// between would end the process.
/// </summary>
internal sealed class FusedErrors
{
    private Exception? _error;

    /// <summary>How many errors this thread has met, of any network.</summary>
    [field: ThreadStatic]
    public static int Met { get; private set; }

    public void Keep(Exception error)
    {
        Met++;
        Interlocked.CompareExchange(ref _error, error, null);
    }

    /// <summary>Throws what was kept.</summary>
    public void Throw()
    {
        if (Interlocked.Exchange(ref _error, null) is { } error) throw new FusedBackwardException(error);
    }
}
