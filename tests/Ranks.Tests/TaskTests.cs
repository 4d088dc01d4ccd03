using Backpropamine.Samples.Tests.Support;
using Backpropamine.Tests.RanksProgram;
using static Backpropamine.Tests.OfRanks.Mpirun;

namespace Backpropamine.Tests.OfRanks;

/// <summary>The tasks of ./run: any number of ranks has the losses and scores of one.</summary>
[Trait("Category", "Long")]
public class TaskTests
{
    private const double Exact = 1e-10;
    private const double Single = 1e-4;

    private static string Program => typeof(Forager).Assembly.Location;

    [Theory]
    [Mpi(OpenMpi, 2, "maze", 5)]
    [Mpi(OpenMpi, 3, "cue", 4)]
    [Mpi(Mpich, 3, "maze", 5)]
    [Mpi(Mpich, 2, "cue", 5)]
    public void Agents_learn_in_float64_as_on_one_rank(string mpi, int ranks, string task, int lanes) => Compare(mpi, ranks, Exact, "learner", task, $"{lanes}");

    [Theory]
    [Mpi(OpenMpi, 2, "maze", "simple", 5)]
    [Mpi(OpenMpi, 3, "patterns", "none", 4)]
    [Mpi(OpenMpi, 2, "retrieval", "modulated", 7)]
    [Mpi(OpenMpi, 3, "lm", "retroactive", 5)]
    [Mpi(Mpich, 2, "cue", "simple", 3)]
    [Mpi(Mpich, 2, "lm", "lstm", 5)]
    public void Every_trainer_divides_its_lanes(string mpi, int ranks, string task, string network, int lanes) => Compare(mpi, ranks, Single, "trainer", task, network, $"{lanes}");

    [Theory]
    [Mpi(OpenMpi, 2, "images", "none", 3)]
    [Mpi(Mpich, 3, "omniglot", "fast", 4)]
    public void So_do_tasks_with_data_of_their_own(string mpi, int ranks, string task, string network, int lanes)
    {
        using var folder = new TemporaryFolder();
        if (task == "images")
            MadePictures.WriteIdx(folder.Path);
        else
            MadeArchives.WriteAll(folder.Path);
        Compare(mpi, ranks, Single, "trainer", task, network, $"{lanes}", folder.Path);
    }

    // The program itself requires that all ranks end with the same weights, bit for bit.
    private static void Compare(string mpi, int ranks, double tolerance, params string[] arguments)
    {
        var one = Numbers(Alone(Program, arguments));
        var many = Run(mpi, ranks, Program, arguments);
        Assert.Equal(40, one.Length);
        Assert.All(one.Zip(Numbers(many)), pair => Assert.Equal(pair.First, pair.Second, tolerance * (1 + Math.Abs(pair.First))));
        Assert.Equal(many.Output, Run(mpi, ranks, Program, arguments).Output);
    }
}
