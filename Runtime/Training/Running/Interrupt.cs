using System.Runtime.InteropServices;

namespace Backpropamine.Training;

/// <summary>Turns the first Ctrl-C (or a polite kill, or a terminal that closes) into a request to stop after the iteration under way; the second one ends the program.</summary>
public sealed class Interrupt : IDisposable
{
    // Continuations run elsewhere, so that nothing keeps a second signal waiting.
    private readonly TaskCompletionSource _request = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _signals;

    /// <summary>Listens until disposed.</summary>
    public Interrupt() =>
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Take), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take), PosixSignalRegistration.Create(PosixSignal.SIGHUP, Take)];

    /// <summary>Whether to stop.</summary>
    public bool Requested => _request.Task.IsCompleted;

    /// <summary>Is over when somebody has asked to stop.</summary>
    public Task Request => _request.Task;

    /// <summary>Asks to stop.</summary>
    public void Stop() => _request.TrySetResult();

    /// <summary>Does something once, as soon as somebody asks to stop.</summary>
    /// <param name="what">What to do.</param>
    /// <returns>Forgets it when disposed. If somebody has asked to stop before, it has been done by then.</returns>
    public IDisposable WhenRequested(Action what)
    {
        var reaction = new Reaction(this, what);
        if (Requested)
            reaction.Do();
        else
            _ = _request.Task.ContinueWith(_ => reaction.Do(), TaskScheduler.Default);
        return reaction;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
    }

    // Two signals may come at once, on two threads: only one of them is the first.
    private void Take(PosixSignalContext context) => context.Cancel = _request.TrySetResult();

    private sealed class Reaction(Interrupt interrupt, Action what) : IDisposable
    {
        private readonly Lock _lock = new();
        private bool _isOver;

        public void Do()
        {
            lock (_lock)
            {
                if (_isOver)
                    return;
                _isOver = true;
                what();
            }
        }

        // What waits for a thread may come too late: the program can have seen the request, and stopped.
        public void Dispose()
        {
            if (interrupt.Requested)
                Do();
            lock (_lock)
                _isOver = true;
        }
    }
}
