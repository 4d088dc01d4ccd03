using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.Support;

/// <summary>Every task with every network, as small as can be. Odd sizes, so that rows of matrices begin anywhere.</summary>
internal static class SmallTasks
{
    private static readonly Lazy<TemporaryFolder> Pictures = new(() => Made(folder => MadePictures.WriteIdx(folder)));
    private static readonly Lazy<TemporaryFolder> Archives = new(() => Made(MadeArchives.WriteAll));

    private static readonly Lazy<TemporaryFolder> Texts = new(() => Made(MadeText.Write));

    /// <summary>The options that make a task small.</summary>
    public static string[] Options(string task) => task switch
    {
        "patterns" => ["--size", "2", "--bits", "10", "--steps", "2", "--hidden", "13", "--lanes", "3"],
        "images" => ["--lanes", "3", "--data", Pictures.Value.Path],
        "omniglot" => ["--lanes", "1", "--data", Archives.Value.Path],
        "retrieval" => ["--hidden", "11", "--lanes", "64"],
        "lm" => ["--hidden", "9", "--steps", "5", "--lanes", "3", "--patience", "0", "--data", MadeText.In(Texts.Value)],
        _ => ["--hidden", "13", "--steps", "11"],
    };

    /// <summary>The names of a task and of one of its networks, without variants by cell and rule.</summary>
    public static TheoryData<string, string> EveryNetwork => Names(network => network.Family == network.Name);

    /// <summary>The names of a task and of a variant of one of its networks.</summary>
    public static TheoryData<string, string> EveryVariant => Names(network => network.Family != network.Name);

    public static (LearningTask Task, RunSettings Settings) Of(string name, string network)
    {
        var task = BuiltInTasks.Table.Find(name)!;
        var usual = task.Usual(task.Presets[0], network);
        return (task, name switch
        {
            "patterns" => usual with { Size = 2, Bits = 10, Steps = 2, Hidden = 13, Lanes = 3 },
            "images" => usual with { Hidden = 17, Lanes = 3, Data = Pictures.Value.Path },
            "omniglot" => usual with { Lanes = 2, Data = Archives.Value.Path },
            "retrieval" => usual with { Hidden = 7, Lanes = 3 },
            "lm" => usual with { Hidden = 7, Steps = 5, Lanes = 3, Data = MadeText.In(Texts.Value) },
            _ => usual with { Hidden = 7, Steps = 12, Lanes = 3 },
        });
    }

    private static TheoryData<string, string> Names(Func<NetworkChoice, bool> which)
    {
        var data = new TheoryData<string, string>();
        foreach (var task in BuiltInTasks.Table.Tasks)
            foreach (var network in task.Networks.Where(which))
                data.Add(task.Name, network.Name);
        return data;
    }

    // Lives as long as the tests.
    private static TemporaryFolder Made(Func<string, string> write)
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        write(folder.Path);
        return folder;
    }
}
