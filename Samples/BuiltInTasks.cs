using Backpropamine.Samples.CueReward;
using Backpropamine.Samples.GridMaze;
using Backpropamine.Samples.Images;
using Backpropamine.Samples.LanguageModel;
using Backpropamine.Samples.Omniglot;
using Backpropamine.Samples.Patterns;
using Backpropamine.Samples.Retrieval;
using Backpropamine.Training;

namespace Backpropamine.Samples;

/// <summary>The tasks of ./run.</summary>
public static class BuiltInTasks
{
    private const string RepositoryMark = "Backpropamine.Gen.sln";

    /// <summary>All of them.</summary>
    public static TaskTable Table { get; } = Create();

    private static TaskTable Create()
    {
        var (cue, maze) = (new CueTask(), new MazeTask());
        return new TaskTable([cue, maze, new PatternTask(), new ImageTask(), new OmniglotTask(), new RetrievalTask(), new LanguageModelTask()])
        {
            Main = [(cue, cue.Defaults), (cue, cue.Matched(cue.Defaults)), (maze, maze.Defaults)],
            MainTitle = "Networks that change themselves: cue–reward association and a maze",
            Program = typeof(BuiltInTasks).Assembly,
            Command = "./run",
            Artifacts = Path.Combine(Repository() ?? ".", "artifacts"),
        };
    }

    private static string? Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, RepositoryMark)))
                return folder.FullName;
        return null;
    }
}
