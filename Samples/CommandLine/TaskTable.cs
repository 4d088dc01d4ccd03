using Backpropamine.Samples.CueReward;
using Backpropamine.Samples.GridMaze;
using Backpropamine.Samples.Images;
using Backpropamine.Samples.LanguageModel;
using Backpropamine.Samples.Omniglot;
using Backpropamine.Samples.Patterns;
using Backpropamine.Samples.Retrieval;
using Backpropamine.Samples.Running;

namespace Backpropamine.Samples.CommandLine;

/// <summary>The tasks that a program can train. A program of your own gives <see cref="SampleProgram"/> a table with its own tasks.</summary>
/// <param name="Tasks">The tasks, in the order of the help.</param>
public sealed record TaskTable(IReadOnlyList<LearningTask> Tasks)
{
    /// <summary>The trainings of a program that is started without a task; empty if it needs one.</summary>
    public IReadOnlyList<(LearningTask Task, RunSettings Settings)> Main { get; init; } = [];

    /// <summary>The title of the main job.</summary>
    public string MainTitle { get; init; } = "";

    /// <summary>The tasks of ./run.</summary>
    public static TaskTable BuiltIn { get; } = CreateBuiltIn();

    /// <summary>The task of a name.</summary>
    /// <param name="name">The name; null for the main job.</param>
    /// <exception cref="UsageException">There is none.</exception>
    public LearningTask? Find(string? name)
    {
        if (name is null)
            return Main.Count > 0 ? null : throw new UsageException($"give a task: {Names}");
        if (name.StartsWith('-'))
            throw new UsageException($"there is no option {name}; ./run --help lists what there is");
        return Tasks.FirstOrDefault(task => task.Name == name)
            ?? throw new UsageException($"there is no task '{name}': there are {Names}{(Main.Count > 0 ? ", or none for the main job" : "")}");
    }

    private string Names => string.Join(", ", Tasks.Select(task => task.Name));

    private static TaskTable CreateBuiltIn()
    {
        var (cue, maze) = (new CueTask(), new MazeTask());
        return new TaskTable([cue, maze, new PatternTask(), new ImageTask(), new OmniglotTask(), new RetrievalTask(), new LanguageModelTask()])
        {
            Main = [(cue, cue.Defaults), (cue, cue.Matched(cue.Defaults)), (maze, maze.Defaults)],
            MainTitle = "Networks that change themselves: cue–reward association and a maze",
        };
    }
}
