namespace TorchSharp;

public class AnomalyMode : IDisposable
{
    private readonly bool enabledBefore, checkedBefore;

    public AnomalyMode(bool enabled, bool check_nan = true)
    {
        enabledBefore = IsEnabled;
        checkedBefore = ShouldCheckNaN;
        Native.st_set_anomaly_mode(enabled ? 1 : 0, check_nan ? 1 : 0);
    }

    public static bool IsEnabled => Native.st_anomaly_mode() != 0;
    public static bool ShouldCheckNaN => Native.st_anomaly_check_nan() != 0;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) Native.st_set_anomaly_mode(enabledBefore ? 1 : 0, checkedBefore ? 1 : 0);
    }
}
