using System.Runtime;

namespace Backpropamine.Soak.Tests.Programs;

/// <summary>Two threads. There is no collection meanwhile: TorchSharp does not keep numbers alive that its own methods pass to Torch.</summary>
internal static class Side
{
    /// <summary>What two threads allocate at most, in bytes.</summary>
    private const long Room = 64L << 20;

    /// <summary>Does two things at once.</summary>
    public static void BySide(Action first, Action second)
    {
        using var start = new Barrier(2);
        var errors = new Exception?[2];
        Thread Begin(int which, Action action) => new(() =>
        {
            try
            {
                start.SignalAndWait();
                action();
            }
            catch (Exception error)
            {
                errors[which] = error;
            }
        });
        Thread[] threads = [Begin(0, first), Begin(1, second)];
        GC.TryStartNoGCRegion(Room);
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion) GC.EndNoGCRegion();
        if (errors.OfType<Exception>().FirstOrDefault() is { } error) throw new InvalidOperationException("a thread has failed: " + error.Message, error);
    }
}
