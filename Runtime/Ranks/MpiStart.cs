using System.Globalization;

namespace Backpropamine;

/// <summary>How this process was started, as the environment says.</summary>
/// <param name="Rank">The rank of this process.</param>
/// <param name="Size">The number of ranks; 0 where the starter does not say it.</param>
/// <param name="Libraries">The MPI libraries that may belong to the starter; the likeliest is the first.</param>
internal sealed record MpiStart(int Rank, int Size, IReadOnlyList<string> Libraries)
{
    /// <summary>The variable with which a user names the library.</summary>
    public const string Variable = "BACKPROPAMINE_MPI";

    private static readonly string[] _openMpi = ["libmpi.so.40"];

    // Debian calls MPICH's library by its name. Its authors, Intel and MVAPICH have agreed on the other one.
    private static readonly string[] _mpich = ["libmpich.so.12", "libmpi.so.12"];

    /// <summary>The start of this process; null if nothing has started it as one of several ranks.</summary>
    public static MpiStart? Of(Func<string, string?> variable)
    {
        if (Number(variable, "OMPI_COMM_WORLD_SIZE") is { } openMpi)
            return New(variable, "OMPI_COMM_WORLD_RANK", openMpi, [.. _openMpi, .. _mpich]);
        if (Number(variable, "PMI_SIZE") is { } mpich)
            return New(variable, "PMI_RANK", mpich, [.. _mpich, .. _openMpi]);
        // Slurm with PMIx: only the library knows how many there are.
        return Number(variable, "PMIX_RANK") is null ? null : New(variable, "PMIX_RANK", 0, [.. _openMpi, .. _mpich]);
    }

    private static MpiStart? New(Func<string, string?> variable, string rank, int size, string[] libraries) => size == 1
        ? null
        : new(Number(variable, rank) ?? 0, size, variable(Variable) is { Length: > 0 } named ? [named] : libraries);

    private static int? Number(Func<string, string?> variable, string name) =>
        int.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
