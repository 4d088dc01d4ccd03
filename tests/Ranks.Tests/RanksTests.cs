using System.Diagnostics;
using System.Globalization;
using Backpropamine.Tests.RanksProgram;
using static Backpropamine.Tests.OfRanks.Mpirun;

namespace Backpropamine.Tests.OfRanks;

/// <summary>Ranks as a program of a user's has them.</summary>
public class RanksTests
{
    private const int Lanes = 7;
    private const double Rounding = 1e-12;
    private static readonly TimeSpan _seconds = TimeSpan.FromMinutes(3);

    private static string Program => typeof(Forager).Assembly.Location;

    [Fact]
    public void A_program_without_mpirun_is_one_rank_and_loads_no_MPI() => Alone("one").Printed("1 True False");

    [Theory]
    [Mpi(OpenMpi, 1)]
    [Mpi(Mpich, 1)]
    public void So_is_one_under_mpirun(string mpi, int ranks) => Assert.Equal("1 True False", Run(mpi, ranks, "one").Output.Trim());

    [Theory]
    [Mpi(OpenMpi, 2)]
    [Mpi(OpenMpi, 3)]
    [Mpi(Mpich, 2)]
    [Mpi(Mpich, 3)]
    public void A_loop_has_the_losses_of_one_rank_and_the_same_bits_each_time(string mpi, int ranks)
    {
        var one = Lines(Alone("train", $"{Lanes}"));
        var many = Lines(Run(mpi, ranks, "train", $"{Lanes}"));
        Assert.Equal(21, many.Length);
        Assert.All(one.Zip(many), pair => Assert.Equal(Number(pair.First), Number(pair.Second), Rounding * (1 + Math.Abs(Number(pair.First)))));
        Assert.Equal(many, Lines(Run(mpi, ranks, "train", $"{Lanes}")));
        // Sums are taken in the order of the ranks, so that the implementation makes no difference.
        if (mpi == Mpich && Of(OpenMpi) is not null)
            Assert.Equal(many, Lines(Run(OpenMpi, ranks, "train", $"{Lanes}")));
    }

    [Theory]
    [Mpi(OpenMpi, 2)]
    [Mpi(OpenMpi, 3)]
    [Mpi(Mpich, 3)]
    [Mpi(Mpich, 4)]
    public void Gradients_of_every_type_and_size_are_summed(string mpi, int ranks) => Assert.Equal("right", Run(mpi, ranks, "sums").Output.Trim());

    [Theory]
    [Mpi(OpenMpi, 2)]
    [Mpi(Mpich, 2)]
    public void What_a_sum_costs_can_be_measured(string mpi, int ranks) => Assert.Matches(@"^100000 values on 2 ranks: \d+\.\d\d\d ms, [1-9]\d* MB/s$", Run(mpi, ranks, "cost", "100000").Output.Trim());

    [Theory]
    [Mpi(OpenMpi, 3)]
    [Mpi(Mpich, 3)]
    public void What_belongs_to_lanes_comes_together_in_their_order(string mpi, int ranks) =>
        Assert.Equal(["True True 8x0", "dimension 1 of a tensor [8, 2, 3] has 2 lanes; the batch has 8"], Lines(Run(mpi, ranks, "gather")));

    [Theory]
    [Mpi(OpenMpi, 3, 2, "2 lanes cannot be divided among 3 ranks: give at least 3 lanes, or start fewer ranks")]
    [Mpi(OpenMpi, 2, 1, "one lane cannot be divided among 2 ranks: give at least 2 lanes, or start one rank")]
    [Mpi(Mpich, 3, 2, "2 lanes cannot be divided among 3 ranks: give at least 3 lanes, or start fewer ranks")]
    public void Too_few_lanes_are_refused(string mpi, int ranks, int lanes, string message) => Assert.Equal(message, Run(mpi, ranks, "train", $"{lanes}").Output.Trim());

    [Theory]
    [Mpi(OpenMpi, 3)]
    [Mpi(Mpich, 3)]
    public void Ranks_that_differ_are_told_in_what(string mpi, int ranks) =>
        Assert.Equal("the rate must be the same on all ranks: rank 0 has '0.0', rank 2 has '0.1'; start the same program with the same options everywhere", Run(mpi, ranks, "differ").Output.Trim());

    [Theory]
    [Mpi(OpenMpi, 3, 0, "no file on 0")]
    [Mpi(OpenMpi, 3, 1, "rank 1: no file on 1")]
    [Mpi(Mpich, 2, 1, "rank 1: no file on 1")]
    public void What_fails_on_one_rank_is_known_to_all(string mpi, int ranks, int failing, string message) => Assert.Equal(message, Run(mpi, ranks, "fail", $"{failing}").Output.Trim());

    [Theory]
    [Mpi(OpenMpi, 3, 1)]
    [Mpi(OpenMpi, 2, 0)]
    [Mpi(Mpich, 3, 1)]
    [Mpi(Mpich, 2, 0)]
    public void An_exception_that_nobody_catches_ends_all_ranks(string mpi, int ranks, int throwing)
    {
        var watch = Stopwatch.StartNew();
        var result = Run(mpi, ranks, ["throw", $"{throwing}"], 1);
        Assert.Contains($"rank {throwing} of {ranks}: System.InvalidOperationException: this rank has had enough", result.Errors, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < _seconds, $"{watch.Elapsed}");
    }

    [Theory]
    [Mpi(OpenMpi, 2)]
    [Mpi(Mpich, 2)]
    public void A_missing_library_is_named(string mpi, int ranks)
    {
        var result = Mpirun.Run(mpi, ranks, Program, ["one"], ("BACKPROPAMINE_MPI", "libnone.so.1"));
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("no MPI library can be loaded (libnone.so.1): install Open MPI or MPICH, or name the library in BACKPROPAMINE_MPI", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [Mpi(OpenMpi, 2, "libmpich.so.12")]
    [Mpi(Mpich, 2, "libmpi.so.40")]
    public void The_library_of_another_mpirun_is_refused(string mpi, int ranks, string library)
    {
        // Without the other implementation there is no such library.
        var result = Mpirun.Run(mpi, ranks, Program, ["one"], ("BACKPROPAMINE_MPI", library));
        Assert.NotEqual(0, result.ExitCode);
        var reason = Of(mpi == Mpich ? OpenMpi : Mpich) is null ? $"no MPI library can be loaded ({library})" : $"2 ranks were started, but {library} knows of 1";
        Assert.Contains(reason, result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OMPI_COMM_WORLD_SIZE=3,OMPI_COMM_WORLD_RANK=2,PMIX_RANK=2", 2, 3, "libmpi.so.40")]
    [InlineData("PMI_SIZE=4,PMI_RANK=1", 1, 4, "libmpich.so.12")]
    [InlineData("PMIX_RANK=5", 5, 0, "libmpi.so.40")]
    [InlineData("PMI_SIZE=2,PMI_RANK=0,BACKPROPAMINE_MPI=/opt/mpi.so", 0, 2, "/opt/mpi.so")]
    public void The_environment_says_how_a_process_was_started(string variables, int rank, int size, string library)
    {
        var start = MpiStart.Of(Variables(variables))!;
        Assert.Equal((rank, size, library), (start.Rank, start.Size, start.Libraries[0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("OMPI_COMM_WORLD_SIZE=1,OMPI_COMM_WORLD_RANK=0,PMIX_RANK=0")]
    [InlineData("PMI_SIZE=1,PMI_RANK=0")]
    [InlineData("SLURM_PROCID=3,SLURM_NTASKS=8")]
    public void A_process_that_is_alone_needs_no_library(string variables) => Assert.Null(MpiStart.Of(Variables(variables)));

    private static Func<string, string?> Variables(string text)
    {
        var all = text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return name => all.GetValueOrDefault(name);
    }

    private static ToolResult Alone(params string[] arguments) => Mpirun.Alone(Program, arguments);

    private static ToolResult Run(string mpi, int ranks, params string[] arguments) => Run(mpi, ranks, arguments, 0);

    private static ToolResult Run(string mpi, int ranks, string[] arguments, int code)
    {
        var result = Mpirun.Run(mpi, ranks, Program, arguments);
        Assert.True(result.ExitCode == code, $"exit status {result.ExitCode}\n{result.Output}\n{result.Errors}");
        return result;
    }

    private static string[] Lines(ToolResult result) => result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
