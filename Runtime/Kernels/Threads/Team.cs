using System.Runtime.ExceptionServices;

namespace Backpropamine.Kernels;

/// <summary>The threads that share a piece of work.</summary>
/// <param name="size">How many.</param>
internal sealed class Team(int size)
{
    private int _next;
    private int _arrived;
    private volatile int _round;
    private volatile Exception? _error;

    /// <summary>A member alone.</summary>
    public static Team OfOne { get; } = new(1);

    /// <summary>How many; as many as were wanted, or fewer.</summary>
    public int Size { get; set; } = size;

    /// <summary>The next piece that no member has taken yet.</summary>
    public int Take() => Interlocked.Increment(ref _next) - 1;

    /// <summary>Waits until all members have come here.</summary>
    public void Meet()
    {
        if (Size == 1) return;
        var round = _round;
        if (Interlocked.Increment(ref _arrived) == Size)
        {
            _arrived = 0;
            _round = round + 1;
            return;
        }

        var spinner = default(SpinWait);
        while (_round == round)
        {
            if (_error is not null) throw new OperationCanceledException();
            spinner.SpinOnce(sleep1Threshold: -1);
        }
    }

    /// <summary>Does a member's part; an error releases the others.</summary>
    public void Member(Action<Team, int> work, int member)
    {
        try
        {
            work(this, member);
        }
        catch (Exception error)
        {
            if (_error is null or OperationCanceledException) _error = error;
        }
    }

    /// <summary>Throws what a member threw.</summary>
    public void Throw()
    {
        if (_error is { } error) ExceptionDispatchInfo.Throw(error);
    }
}
