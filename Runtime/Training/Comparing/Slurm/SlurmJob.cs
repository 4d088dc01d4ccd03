using System.Globalization;
using System.Text;
using Backpropamine.Training.Comparing.Processes;
using Backpropamine.Training.Files;

namespace Backpropamine.Training.Comparing.Slurm;

/// <summary>One array job. Its folder has the program, the script and the folders of its runs, and it stays there as long as the job goes on.</summary>
/// <param name="Folder">The job's folder.</param>
/// <param name="Number">The job's number in Slurm.</param>
/// <param name="Runs">The folders of its runs, in the order of the array.</param>
internal sealed record SlurmJob(string Folder, string Number, IReadOnlyList<string> Runs)
{
    private const string NumberFile = "job.txt";
    private const string RunsFile = "runs.txt";

    /// <summary>A run of the job as Slurm names it.</summary>
    /// <param name="run">The run's place in the array.</param>
    public string TaskOf(int run) => string.Create(CultureInfo.InvariantCulture, $"{Number}_{run}");

    /// <summary>The jobs that comparisons have left in a folder.</summary>
    /// <param name="parent">Where the jobs' folders lie.</param>
    public static IReadOnlyList<SlurmJob> ReadAll(string parent) => Directory.Exists(parent)
        ? [.. Directory.GetDirectories(parent).Where(folder => File.Exists(Path.Combine(folder, NumberFile)))
            .Select(folder => new SlurmJob(folder, File.ReadAllText(Path.Combine(folder, NumberFile)), File.ReadAllLines(Path.Combine(folder, RunsFile))))]
        : [];

    /// <summary>Gives runs to Slurm.</summary>
    /// <param name="parent">Where the jobs' folders lie.</param>
    /// <param name="program">The program's assembly.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="options">What each of them gets.</param>
    /// <exception cref="UsageException">Slurm refuses them.</exception>
    public static async Task<SlurmJob> SubmitAsync(string parent, string program, IReadOnlyList<Launch> runs, SlurmOptions options)
    {
        var folder = Path.Combine(parent, Guid.NewGuid().ToString("N")[..8]);
        Directory.CreateDirectory(folder);
        var copy = new ProgramCopy(program, Path.Combine(folder, "program"));
        var script = Path.Combine(folder, "job.sh");
        WholeFile.Write(script, Script(copy.Assembly, runs));
        for (var i = 0; i < runs.Count; i++)
        {
            // Slurm's own words belong into the run's log, too.
            File.Delete(runs[i].Log);
            File.CreateSymbolicLink(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{i}.log")), runs[i].Log);
        }
        var (output, problem) = await SlurmCommand.RunAsync("sbatch", [.. Arguments(parent, folder, runs, options), script]);
        if (output is null)
        {
            Directory.Delete(folder, recursive: true);
            throw new UsageException($"Slurm refuses the job: {problem}; 'sinfo' and 'scontrol show config' tell what the cluster has");
        }
        // In a federation of clusters, the cluster's name follows.
        var job = new SlurmJob(folder, output.Trim().Split(';')[0], [.. runs.Select(run => run.Folder)]);
        WholeFile.Write(Path.Combine(folder, RunsFile), string.Join('\n', job.Runs));
        WholeFile.Write(Path.Combine(folder, NumberFile), job.Number);
        return job;
    }

    /// <summary>Removes the job's folder.</summary>
    public void Delete() => Directory.Delete(Folder, recursive: true);

    // The program takes the place of the shell, so that Slurm's signals reach it.
    private static string Script(string assembly, IReadOnlyList<Launch> runs)
    {
        var script = new StringBuilder("#!/bin/bash\n# The runs of a comparison: a task of the array is one of them.\ncase $SLURM_ARRAY_TASK_ID in\n");
        for (var i = 0; i < runs.Count; i++)
            script.Append(CultureInfo.InvariantCulture, $"{i}) set -- {string.Join(' ', runs[i].Arguments.Select(ShellCommand.Quoted))} ;;\n");
        return script.Append("esac\nexport OMP_NUM_THREADS=1 DOTNET_gcServer=0\n")
            .Append(CultureInfo.InvariantCulture, $"exec {ShellCommand.Quoted(RunProcess.Host())} {ShellCommand.Quoted(assembly)} \"$@\"\n").ToString();
    }

    private static IEnumerable<string> Arguments(string parent, string folder, IReadOnlyList<Launch> runs, SlurmOptions options)
    {
        var name = Path.GetFileName(Path.GetDirectoryName(parent));
        var cpus = options.Cpus ?? runs.Max(run => run.Threads);
        return
        [
            "--parsable", "--requeue", "--open-mode=append", "--ntasks=1",
            // A run saves and stops before its time is over.
            "--signal=B:TERM@60",
            $"--job-name={name}",
            $"--output={folder.Replace("%", "%%", StringComparison.Ordinal)}/%a.log",
            string.Create(CultureInfo.InvariantCulture, $"--array=0-{runs.Count - 1}{(options.Jobs is { } jobs ? $"%{jobs}" : "")}"),
            string.Create(CultureInfo.InvariantCulture, $"--cpus-per-task={cpus}"),
            .. options.Time is { } time ? [$"--time={time}"] : Array.Empty<string>(),
            .. options.Memory is { } memory ? [$"--mem={memory}"] : Array.Empty<string>(),
            .. options.Partition is { } partition ? [$"--partition={partition}"] : Array.Empty<string>(),
            .. options.More.Select(option => $"--{option}"),
        ];
    }
}
