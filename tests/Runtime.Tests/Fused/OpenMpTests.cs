using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Backpropamine.Kernels;
using Backpropamine.Runtime.Tests.Support;
using TorchSharp;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>Kernels on Torch's own threads, whose team must always be of one size: a team of another size ends threads and starts new ones.</summary>
public sealed partial class OpenMpTests : IDisposable
{
    private const int All = 4;

    private readonly int _before = torch.get_num_threads();

    public OpenMpTests() => torch.set_num_threads(All);

    public void Dispose() => torch.set_num_threads(_before);

    [LinuxFact]
    public void Torch_runs_on_threads_that_kernels_can_use() => Assert.True(OpenMp.IsThere);

    [LinuxFact]
    public void Work_for_fewer_members_ends_no_thread()
    {
        var threads = Members(All);
        Assert.Equal(All, threads.Count);
        for (var i = 0; i < 50; i++)
        {
            foreach (var wanted in (int[])[2, 3, All])
            {
                var some = Members(wanted);
                Assert.Equal(wanted, some.Count);
                Assert.Subset(threads, some);
            }
        }
    }

    [LinuxFact]
    public void Torch_s_operations_in_between_end_no_thread()
    {
        var threads = Members(All);
        var matrix = torch.ones(400, 400);
        for (var i = 0; i < 20; i++)
        {
            using var scope = torch.NewDisposeScope();
            _ = matrix.exp().sum(1);
            Assert.Subset(threads, Members(2));
        }

        Assert.Equal(threads, Members(All));
    }

    [LinuxFact]
    public void Members_have_the_numbers_of_those_who_work()
    {
        var members = new ConcurrentBag<(int Member, int Size)>();
        OpenMp.Run(3, new Team(3), (team, member) => members.Add((member, team.Size)));
        Assert.Equal([(0, 3), (1, 3), (2, 3)], members.Order());
    }

    [LinuxFact]
    public void Members_meet_although_others_are_idle()
    {
        var team = new Team(3);
        var rounds = new int[3];
        OpenMp.Run(3, team, (own, member) =>
        {
            for (var round = 0; round < 1000; round++)
            {
                rounds[member] = round;
                own.Meet();
                Assert.All(rounds, other => Assert.Equal(round, other));
                own.Meet();
            }
        });
        team.Throw();
    }

    /// <summary>The system's threads that do the work.</summary>
    private static SortedSet<int> Members(int wanted)
    {
        var threads = new ConcurrentBag<int>();
        OpenMp.Run(wanted, new Team(wanted), (_, _) => threads.Add(GetThread()));
        return [.. threads];
    }

    [LibraryImport("libc", EntryPoint = "gettid")]
    private static partial int GetThread();
}
