using System.Runtime.InteropServices;

namespace Backpropamine.Samples.Running;

/// <summary>Turns the first Ctrl-C (or a polite kill, or a terminal that closes) into a request to stop after the iteration under way; the second one ends the program.</summary>
public sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _request = new();
    private readonly PosixSignalRegistration[] _signals;

    /// <summary>Listens until disposed.</summary>
    public Interrupt() =>
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Take), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take), PosixSignalRegistration.Create(PosixSignal.SIGHUP, Take)];

    /// <summary>Whether to stop.</summary>
    public bool Requested => _request.IsCancellationRequested;

    /// <summary>Asks to stop.</summary>
    public void Request() => _ = _request.CancelAsync();

    /// <summary>Does something at once when somebody asks to stop. It does not keep a second signal waiting.</summary>
    /// <param name="what">What to do.</param>
    /// <returns>Forgets it when disposed.</returns>
    public IDisposable WhenRequested(Action what) => _request.Token.Register(what);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _request.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        context.Cancel = !Requested;
        Request();
    }
}
