using System.Globalization;
using Backpropamine.Samples;
using Backpropamine.Samples.CueReward;
using Backpropamine.Samples.GridMaze;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Tests.RanksProgram;

/// <summary>The tasks of ./run, each for 20 iterations: the losses and scores of all lanes.</summary>
internal static class Tasks
{
    private const int Iterations = 20;
    private const int Steps = 12;
    private const int Hidden = 7;

    /// <summary>An agent in float64.</summary>
    public static int Learn(string task, int lanes)
    {
        using var ranks = Ranks.Start();
        var share = ranks.Share(lanes);
        manual_seed(1);
        if (task == "maze")
            return Learn(ranks, share, new MazeRetroactive(17, Hidden, dtype: float64), new MazeEnvironment(7, Steps, share.Count));
        var environment = new CueEnvironment(2, 5, Steps, share.Count);
        return Learn(ranks, share, new CueSimple(environment.Senses, Hidden, dtype: float64), environment);
    }

    /// <summary>A trainer as ./run has it.</summary>
    public static int Train(string task, string network, int lanes, string? data)
    {
        using var ranks = Ranks.Start();
        var found = BuiltInTasks.Table.Find(task)!;
        var settings = found.Usual(found.Presets[0], network) with { Lanes = lanes, Hidden = task == "omniglot" ? 5 : 17, Data = data };
        settings = task switch
        {
            "patterns" => settings with { Size = 2, Bits = 10, Steps = 2 },
            "lm" => settings with { Steps = 5 },
            "cue" or "maze" => settings with { Steps = Steps },
            _ => settings,
        };
        using var trainer = found.CreateTrainer(settings);
        for (var iteration = 0; iteration < Iterations; iteration++)
            Report(ranks, trainer.Iterate());
        RequireSame(ranks, trainer.Network);
        return 0;
    }

    private static int Learn<TOutput, TState>(Ranks ranks, LaneShare share, INetwork<TOutput, TState> network, IEnvironment environment)
        where TOutput : NetworkOutput, IActorCritic
        where TState : NetworkState<TState>
    {
        using var module = (nn.Module)network;
        using var learner = new Learner<TOutput, TState>(network, environment, new ActorCriticOptions { LearningRate = 1e-2 }, share);
        var draws = new OwnLanes(new LaneStreams(1, StreamPurpose.Environment, share.Total), share.First);
        var actions = new OwnLanes(new LaneStreams(1, StreamPurpose.Actions, share.Total), share.First);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            Report(ranks, learner.Backward(draws, actions));
            learner.Update();
        }
        RequireSame(ranks, module);
        return 0;
    }

    private static void Report(Ranks ranks, Episode episode)
    {
        if (ranks.IsFirst)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{episode.Loss:R}\n{episode.Score:R}"));
    }

    private static void RequireSame(Ranks ranks, nn.Module network) => ranks.RequireSame(
        "the trained network",
        string.Join(' ', network.parameters().SelectMany(parameter => parameter.to(float64).data<double>().ToArray()).Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
}
