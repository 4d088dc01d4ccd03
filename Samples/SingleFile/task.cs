#:project ../../Runtime/Backpropamine.csproj
#:project ../../Runtime/Training/Backpropamine.Training.csproj
using Backpropamine.Training;

// A task of your own, with all that ./run maze has: progress, checkpoints, metrics, report, comparisons.
//   dotnet run task.cs -- bandit
//   dotnet run task.cs -- bandit --iterations 2000 --resume
//   dotnet run task.cs -- compare bandit --vary network=plastic,rnn --seeds 1-3
return TrainingProgram.Run(args, new TaskTable([new BanditTask()]));

/// <summary>Two arms, one of which usually pays. Which one it is, is drawn anew for each episode: the agent has to try, and to remember.</summary>
public sealed class Bandit(int steps, int lanes) : IEnvironment
{
    private readonly int[] _better = new int[lanes];
    private readonly double[] _last = new double[lanes * 3];
    private IUniforms? _draws;
    private int _pulls, _right;

    public int Lanes => lanes;

    /// <summary>What was done, one bit an arm, and what it paid.</summary>
    public int Senses => 3;

    public int Actions => 2;

    public int Steps => steps;

    /// <summary>The share of steps in which the better arm was pulled.</summary>
    public double Score => (double)_right / Math.Max(1, _pulls);

    public void Reset(IUniforms draws)
    {
        (_draws, _pulls, _right) = (draws, 0, 0);
        Array.Clear(_last);
        for (var lane = 0; lane < lanes; lane++)
            _better[lane] = draws.Next(lane) < 0.5 ? 0 : 1;
    }

    public void Observe(Span<double> senses) => _last.CopyTo(senses);

    public void Act(ReadOnlySpan<int> actions, Span<double> rewards)
    {
        for (var lane = 0; lane < lanes; lane++)
        {
            var right = actions[lane] == _better[lane];
            rewards[lane] = _draws!.Next(lane) < (right ? 0.9 : 0.1) ? 1 : 0;
            _pulls++;
            _right += right ? 1 : 0;
            var senses = _last.AsSpan(lane * 3, 3);
            senses.Clear();
            senses[actions[lane]] = 1;
            senses[2] = rewards[lane];
        }
    }

    public string Describe(int lane, int action) => action == _better[lane] ? "better arm" : "worse arm";
}

/// <summary>What the command line and the report have to know of it.</summary>
public sealed class BanditTask : ActorCriticTask
{
    public override string Name => "bandit";

    public override string Title => "Two-armed bandit";

    public override string Summary => "One of two arms pays in 9 of 10 steps, the other in 1 of 10; which is which is drawn for each episode.";

    public override string ScoreName => "share of steps at the better arm";

    public override IReadOnlyDictionary<string, string> Meanings { get; } = new Dictionary<string, string> { ["steps"] = "steps in an episode" };

    public override IReadOnlyList<Preset> Presets { get; } =
        [new("usual", "small", new() { Task = "bandit", Preset = "usual", Network = "plastic", Steps = 20, Hidden = 16, LearningRate = 1e-2 }, Iterations: 1000)];

    public override IReadOnlyList<NetworkChoice> Networks =>
    [
        Agent("plastic", "retroactive neuromodulation", matrices: 2, (senses, hidden, device) => new PlasticAgent(senses, hidden, device: device)),
        Agent("rnn", "recurrent net without plasticity", matrices: 0, (senses, hidden, device) => new PlainAgent(senses, hidden, device: device)),
    ];

    public override ActorCriticOptions Options(RunSettings settings) => new();

    public override IEnvironment CreateEnvironment(RunSettings settings, int lanes) => new Bandit(settings.Steps, lanes);
}

[Plastic]
[Neuromodulated(Retroactive)]
public sealed partial class PlasticAgent
{
    [Input] public partial Signal Senses { get; }

    [Recurrent] public partial Layer Hidden { get; }

    [Readout(2)] public partial Layer Policy { get; }

    [Readout(1)] public partial Layer Value { get; }

    public sealed partial class Output : IActorCritic, IModulated;
}

[Network]
public sealed partial class PlainAgent
{
    [Input] public partial Signal Senses { get; }

    [Recurrent] public partial Layer Hidden { get; }

    [Readout(2)] public partial Layer Policy { get; }

    [Readout(1)] public partial Layer Value { get; }

    public sealed partial class Output : IActorCritic;
}
