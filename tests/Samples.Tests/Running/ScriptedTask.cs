using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.Running;

/// <summary>A task in which each iteration takes as long as a script says.</summary>
internal sealed class ScriptedTask(ManualClock clock, TimeSpan each, Action<int>? began = null) : LearningTask
{
    public override string Name => "scripted";

    public override string Title => "Scripted";

    public override string Summary => "";

    public override string ScoreName => "score";

    public override string Method => "script";

    public override IReadOnlyList<Preset> Presets { get; } = [new("usual", "", new() { Task = "scripted", Preset = "usual", Network = "linear", Steps = 10, Lanes = 3 }, 5)];

    public override IReadOnlyDictionary<string, string> Meanings { get; } = new Dictionary<string, string>();

    public override IReadOnlyList<NetworkChoice> Networks => [new("linear", "linear", 0, (settings, _) => new ScriptedTrainer(settings, iteration =>
    {
        began?.Invoke(iteration);
        clock.Advance(each);
        return iteration;
    }))];
}
