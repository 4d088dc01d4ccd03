using System.Reflection;

namespace Backpropamine.Training;

/// <summary>The tasks of a program, for <see cref="TrainingProgram"/>.</summary>
/// <param name="Tasks">The tasks, in the order of the help.</param>
public sealed record TaskTable(IReadOnlyList<LearningTask> Tasks)
{
    /// <summary>The trainings of a program that is started without a task; empty if it needs one.</summary>
    public IReadOnlyList<(LearningTask Task, RunSettings Settings)> Main { get; init; } = [];

    /// <summary>The title of the main job.</summary>
    public string MainTitle { get; init; } = "";

    /// <summary>The program that has these tasks, which a comparison starts for each run; the one that was started unless given.</summary>
    public Assembly Program { get; init; } = Assembly.GetEntryAssembly() ?? typeof(TaskTable).Assembly;

    /// <summary>What a user types to start the program, as messages name it.</summary>
    public string Command { get; init; } = StartCommand.OfThisProgram;

    /// <summary>The program in lines of help, where a name has no spaces: <c>./task.cs</c> of <c>dotnet run ./task.cs --</c>.</summary>
    internal string Name => Command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).LastOrDefault(word => word != "--") ?? "program";

    /// <summary>The folder for what runs write, unless the command line gives another.</summary>
    public string Artifacts { get; init; } = "artifacts";

    /// <summary>The task of a name.</summary>
    /// <param name="name">The name; null for the main job.</param>
    /// <exception cref="UsageException">There is none.</exception>
    public LearningTask? Find(string? name)
    {
        if (name is null)
            return Main.Count > 0 ? null : throw new UsageException($"give a task: {Names}");
        if (name.StartsWith('-'))
            throw new UsageException($"there is no option {name}; {Command} --help lists what there is");
        return Tasks.FirstOrDefault(task => task.Name == name)
            ?? throw new UsageException($"there is no task '{name}': there {(Tasks.Count == 1 ? "is" : "are")} {Names}{(Main.Count > 0 ? ", or none for the main job" : "")}");
    }

    private string Names => string.Join(", ", Tasks.Select(task => task.Name));
}
