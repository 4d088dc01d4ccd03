using System.Runtime.InteropServices;

namespace Backpropamine.Samples.Running;

/// <summary>Turns the first Ctrl-C (or a polite kill, or a terminal that closes) into a request to stop after the iteration under way; the second one ends the program.</summary>
public sealed class Interrupt : IDisposable
{
    private readonly PosixSignalRegistration[] _signals;
    private volatile bool _requested;

    /// <summary>Listens until disposed.</summary>
    public Interrupt() =>
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Take), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take), PosixSignalRegistration.Create(PosixSignal.SIGHUP, Take)];

    /// <summary>Whether to stop.</summary>
    public bool Requested => _requested;

    /// <summary>Asks to stop.</summary>
    public void Request() => _requested = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        context.Cancel = !_requested;
        Request();
    }
}
