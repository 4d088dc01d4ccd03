using System.Diagnostics;

namespace Backpropamine.Kernels;

/// <summary>
/// Runs work on several threads: those that Torch's operations run on (<see cref="OpenMp"/>), or its own, which spin for a moment after
/// each piece of work and park when none comes, so that a small step is not dominated by waking them.
/// </summary>
internal static class Workers
{
    /// <summary>How long a thread waits for more before it parks: 3 ms, some of it giving way to others.</summary>
    private static readonly long _patience = 3 * Stopwatch.Frequency / 1000;
    private static readonly long _spin = Stopwatch.Frequency / 20_000;
    private static readonly List<Worker> _workers = [];
    private static int _busy;
    private static long _ticks;

    /// <summary>How long callers have waited for work here since the process began.</summary>
    public static TimeSpan Elapsed => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _ticks));

    /// <summary>
    /// Runs the work as some number of members at once, the caller being member 0, and returns when all have. The number is at most
    /// <paramref name="wanted"/>: 1 while other kernels run.
    /// </summary>
    public static void Run(int wanted, Action<Team, int> work)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            RunOn(wanted, work);
        }
        finally
        {
            Interlocked.Add(ref _ticks, Stopwatch.GetTimestamp() - start);
        }
    }

    private static void RunOn(int wanted, Action<Team, int> work)
    {
        if (wanted <= 1 || Interlocked.Exchange(ref _busy, 1) == 1)
        {
            work(new Team(1), 0);
            return;
        }

        try
        {
            var team = new Team(wanted);
            if (OpenMp.IsThere && !KernelOptions.OwnThreads) OpenMp.Run(wanted, team, work);
            else RunOnOwn(wanted, team, work);
            team.Throw();
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    private static void RunOnOwn(int wanted, Team team, Action<Team, int> work)
    {
        while (_workers.Count < wanted - 1) _workers.Add(new Worker(_workers.Count + 1));
        for (var i = 0; i < wanted - 1; i++) _workers[i].Start(team, work);
        team.Member(work, 0);
        for (var i = 0; i < wanted - 1; i++) _workers[i].Join();
    }

    private sealed class Worker
    {
        private readonly int _member;
        private readonly SemaphoreSlim _wake = new(0);
        private volatile Action<Team, int>? _work;
        private volatile bool _parked;
        private Team? _team;

        public Worker(int member)
        {
            _member = member;
            new Thread(Loop) { IsBackground = true, Name = $"Backpropamine {member}" }.Start();
        }

        public void Start(Team team, Action<Team, int> work)
        {
            _team = team;
            _work = work;
            Interlocked.MemoryBarrier();
            if (_parked) _wake.Release();
        }

        public void Join()
        {
            var spinner = default(SpinWait);
            while (_work is not null) spinner.SpinOnce(sleep1Threshold: -1);
        }

        private void Loop()
        {
            while (true)
            {
                Wait();
                _team!.Member(_work!, _member);
                _work = null;
            }
        }

        private void Wait()
        {
            var since = Stopwatch.GetTimestamp();
            while (_work is null)
            {
                var waited = Stopwatch.GetTimestamp() - since;
                if (waited < _patience)
                {
                    if (waited < _spin) Thread.SpinWait(8);
                    else Thread.Yield();
                    continue;
                }

                _parked = true;
                Interlocked.MemoryBarrier();
                while (_work is null) _wake.Wait();
                _parked = false;
            }
        }
    }
}
