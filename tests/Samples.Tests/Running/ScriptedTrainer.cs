using Backpropamine.Samples.Learning;
using Backpropamine.Samples.Randomness;
using Backpropamine.Samples.Running;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.Running;

/// <summary>A trainer whose iterations score what a script says.</summary>
internal sealed class ScriptedTrainer(RunSettings settings, Func<int, double> score) : Trainer(settings)
{
    public override nn.Module Network { get; } = nn.Linear(1, 1);

    protected override OptimizerHelper Optimizer => throw new NotSupportedException();

    public static ScriptedTrainer After(int iterations, RunSettings settings, Func<int, double> score)
    {
        var trainer = new ScriptedTrainer(settings, score);
        for (var i = 0; i < iterations; i++)
            trainer.Iterate();
        return trainer;
    }

    public override Showing Show() => throw new NotSupportedException();

    protected override Episode Learn(IUniforms draws, IUniforms actions, int iteration) => new(0, score(iteration + 1));
}
