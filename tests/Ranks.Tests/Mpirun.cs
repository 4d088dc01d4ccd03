using System.Globalization;

namespace Backpropamine.Tests.OfRanks;

/// <summary>The programs that start ranks.</summary>
internal static class Mpirun
{
    public const string OpenMpi = "openmpi";
    public const string Mpich = "mpich";

    private static readonly Dictionary<string, Lazy<string?>> _found = new()
    {
        [OpenMpi] = new(() => Find("mpirun.openmpi", "Open MPI")),
        [Mpich] = new(() => Find("mpirun.mpich", "HYDRA")),
    };

    /// <summary>The program of an implementation; null if it is not installed.</summary>
    public static string? Of(string implementation) => _found[implementation].Value;

    /// <summary>What ranks need in the environment here: Open MPI refuses root and more ranks than cores unless told otherwise.</summary>
    public static Dictionary<string, string?> Environment => new()
    {
        ["OMPI_ALLOW_RUN_AS_ROOT"] = "1",
        ["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1",
        ["OMPI_MCA_rmaps_base_oversubscribe"] = "1",
        ["OMPI_MCA_hwloc_base_binding_policy"] = "none",
        ["OMP_NUM_THREADS"] = "1",
        ["TERM"] = "dumb",
        ["BACKPROPAMINE_MPI"] = null,
    };

    /// <summary>Runs a .NET program to its end, as so many ranks.</summary>
    public static ToolResult Run(string implementation, int ranks, string program, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> variables)
    {
        var environment = Environment;
        foreach (var (name, value) in variables)
            environment[name] = value;
        return Tool.Run(Of(implementation)!, ["-n", $"{ranks}", "dotnet", program, .. arguments], environment: environment);
    }

    /// <summary>Runs a .NET program to its end without mpirun.</summary>
    public static ToolResult Alone(string program, params IEnumerable<string> arguments) => Tool.Run("dotnet", [program, .. arguments], environment: Environment);

    /// <summary>The numbers that a program has printed, one a line.</summary>
    public static double[] Numbers(ToolResult result) =>
        [.. result.Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];

    /// <summary>The program by its name in Debian; elsewhere mpirun, if it is of this implementation.</summary>
    private static string? Find(string program, string mark)
    {
        if (Tool.Exists(program))
            return program;
        return Tool.Exists("mpirun") && Tool.Run("mpirun", ["--version"]).Output.Contains(mark, StringComparison.OrdinalIgnoreCase) ? "mpirun" : null;
    }
}
