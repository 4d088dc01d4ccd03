namespace TorchSharp;

public class ThreadDisposeScopeStatistics
{
    internal long CreatedOutside { get; set; }
    internal long CreatedInside { get; set; }
    internal long DisposedOutside { get; set; }
    internal long DisposedInside { get; set; }

    public long ThreadTotalLiveCount => CreatedInside - DisposedInside + CreatedOutside - DisposedOutside;

    public void Reset() => CreatedOutside = CreatedInside = DisposedOutside = DisposedInside = 0;
}
