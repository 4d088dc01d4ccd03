using System.Runtime.InteropServices;

namespace Backpropamine.Kernels;

/// <summary>
/// The threads that Torch's own operations run on, where that is GNU's OpenMP. They wait for work by spinning: kernels on other
/// threads would share their processors with them for some milliseconds after every operation.
/// </summary>
internal static unsafe class OpenMp
{
    private static readonly delegate* unmanaged<delegate* unmanaged<nint, void>, nint, uint, uint, void> _parallel;
    private static readonly delegate* unmanaged<int> _member;
    private static readonly delegate* unmanaged<int> _members;

    static OpenMp()
    {
        if (Library() is not { } path || !NativeLibrary.TryLoad(path, out var library)) return;
        if (!NativeLibrary.TryGetExport(library, "GOMP_parallel", out var parallel)
            || !NativeLibrary.TryGetExport(library, "omp_get_thread_num", out var member)
            || !NativeLibrary.TryGetExport(library, "omp_get_num_threads", out var members)) return;
        _parallel = (delegate* unmanaged<delegate* unmanaged<nint, void>, nint, uint, uint, void>)parallel;
        _member = (delegate* unmanaged<int>)member;
        _members = (delegate* unmanaged<int>)members;
    }

    /// <summary>Whether Torch runs on it.</summary>
    public static bool IsThere => _parallel != null;

    /// <summary>
    /// Runs the work as at most <paramref name="wanted"/> members, the caller being member 0. OpenMP is always asked for all of Torch's threads, as
    /// Torch does: a team of another size would end threads and start new ones each time.
    /// </summary>
    public static void Run(int wanted, Team team, Action<Team, int> work)
    {
        var job = GCHandle.Alloc(new Job(team, work, wanted));
        try
        {
            _parallel(&Member, GCHandle.ToIntPtr(job), (uint)Math.Max(wanted, TorchSharp.torch.get_num_threads()), 0);
        }
        finally
        {
            job.Free();
        }
    }

    [UnmanagedCallersOnly]
    private static void Member(nint handle)
    {
        var job = (Job)GCHandle.FromIntPtr(handle).Target!;
        var member = _member();
        if (member >= job.Wanted) return;
        job.Team.Size = Math.Min(job.Wanted, _members());
        job.Team.Member(job.Work, member);
    }

    /// <summary>The library that this process has loaded, if it has: Torch's packages bring their own under other names.</summary>
    private static string? Library()
    {
        if (!OperatingSystem.IsLinux()) return null;
        return File.ReadLines("/proc/self/maps")
            .Where(line => line.Contains("/libgomp", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf('/', StringComparison.Ordinal)..])
            .FirstOrDefault();
    }

    private sealed record Job(Team Team, Action<Team, int> Work, int Wanted);
}
