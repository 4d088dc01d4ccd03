using Backpropamine.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.Running;

/// <summary>A trainer whose iterations score what a script says.</summary>
internal sealed class ScriptedTrainer : Trainer
{
    private readonly Linear _network = nn.Linear(1, 1);
    private readonly Func<int, double> _score;

    public ScriptedTrainer(RunSettings settings, Func<int, double> score)
        : base(settings)
    {
        _score = score;
        Optimizer = optim.SGD(_network.parameters(), 0.1);
    }

    public override nn.Module Network => _network;

    protected override OptimizerHelper Optimizer { get; }

    public static ScriptedTrainer After(int iterations, RunSettings settings, Func<int, double> score)
    {
        var trainer = new ScriptedTrainer(settings, score);
        for (var i = 0; i < iterations; i++)
            trainer.Iterate();
        return trainer;
    }

    public override Showing Show() => new("", []);

    protected override Episode Learn(IUniforms draws, IUniforms actions, int iteration) => new(0, _score(iteration + 1));
}
