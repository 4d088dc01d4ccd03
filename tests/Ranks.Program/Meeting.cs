namespace Backpropamine.Tests.RanksProgram;

/// <summary>Ranks that do not fit together, or of which one fails.</summary>
internal static class Meeting
{
    public static int Differ()
    {
        using var ranks = Ranks.Start();
        ranks.RequireSame("the seed", "7");
        return Caught(ranks, () => ranks.RequireSame("the rate", $"0.{ranks.Rank / (ranks.Size - 1)}"));
    }

    public static int Fail(int rank)
    {
        using var ranks = Ranks.Start();
        return Caught(ranks, () => ranks.Agree(() => ranks.Rank >= rank ? throw new IOException($"no file on {ranks.Rank}\nand more") : 1));
    }

    public static int Throw(int rank)
    {
        using var ranks = Ranks.Start();
        if (ranks.Rank == rank)
            throw new InvalidOperationException("this rank has had enough");
        ranks.Sum([1]);
        ranks.Sum([1]);
        return 0;
    }

    /// <summary>Whether a process that is alone has loaded a library of MPI.</summary>
    public static int One()
    {
        using var ranks = Ranks.Start();
        Console.WriteLine($"{ranks.Size} {ReferenceEquals(ranks, Ranks.Start())} {File.ReadAllText("/proc/self/maps").Contains("/libmp", StringComparison.Ordinal)}");
        return 0;
    }

    private static int Caught(Ranks ranks, Action action)
    {
        try
        {
            action();
        }
        catch (RanksException e)
        {
            if (ranks.IsFirst)
                Console.WriteLine(e.Message);
        }
        return 0;
    }
}
