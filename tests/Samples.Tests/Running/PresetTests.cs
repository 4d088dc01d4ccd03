using Backpropamine.Samples.Tests.Support;

namespace Backpropamine.Samples.Tests.Running;

public class PresetTests
{
    public static TheoryData<string, string> EveryPreset
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var task in BuiltInTasks.Table.Tasks)
                foreach (var preset in task.Presets)
                    data.Add(task.Name, preset.Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryPreset))]
    public void A_preset_names_itself_and_its_network_trains(string name, string preset)
    {
        var task = BuiltInTasks.Table.Find(name)!;
        var (_, small) = SmallTasks.Of(name, task.FindPreset(preset).Settings.Network);
        var settings = task.FindPreset(preset).Settings;
        Assert.Equal((name, preset), (settings.Task, settings.Preset));
        Assert.True(task.FindPreset(preset).Iterations > 0);
        // Sizes of the small tasks, all else as the preset has it.
        settings = settings with { Size = name == "cue" ? settings.Size : small.Size, Bits = name == "cue" ? settings.Bits : small.Bits, Steps = small.Steps, Hidden = small.Hidden, Lanes = 2, Data = small.Data };
        task.Check(settings);
        using var trainer = task.CreateTrainer(settings);
        trainer.Iterate();
        trainer.Iterate();
        Assert.All(trainer.Losses, loss => Assert.True(double.IsFinite(loss)));
    }

    [Theory]
    [InlineData("maze", "code", "rnn", 139)]
    [InlineData("maze", "paper", "none", 101)]
    [InlineData("maze", "paper", "retroactive", 100)]
    [InlineData("maze", "large", "rnn", 100)]
    [InlineData("patterns", "fifty", "lstm", 2000)]
    [InlineData("retrieval", "paper", "stpn", 11)]
    public void A_network_has_the_size_that_the_paper_gives_it(string name, string preset, string network, int hidden)
    {
        var task = BuiltInTasks.Table.Find(name)!;
        Assert.Equal(hidden, task.Usual(task.FindPreset(preset), network).Hidden);
    }
}
