using Backpropamine.Samples.Tests.Support;

namespace Backpropamine.Samples.Tests.CommandLine;

public sealed class VariantTests : IDisposable
{
    private static readonly string[] Cells = ["vanilla", "leaky", "lstm", "gru"];
    private static readonly string[] Rules = ["hebbian", "oja", "decaying"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("maze")]
    [InlineData("cue")]
    public void Every_cell_goes_with_every_rule_and_every_modulation(string name)
    {
        var task = BuiltInTasks.Table.Find(name)!;
        foreach (var network in new[] { "none", "simple", "retroactive" })
            foreach (var cell in Cells)
                foreach (var rule in Rules)
                    Assert.Equal((network, cell, rule), task.FindNetwork(network, cell, rule) is var found ? (found.Family, found.Cell, found.Rule) : default);
        foreach (var cell in Cells)
            Assert.Equal("none", task.FindNetwork("rnn", cell, null).Rule);
        Assert.Equal(task.Networks.Count, task.Networks.Select(network => network.Name).Distinct().Count());
    }

    [Theory]
    [InlineData("maze", "retroactive", "lstm", "oja", "maze-retroactive-lstm-oja-seed1-steps10-hidden5", "LstmOjaRetroactive")]
    [InlineData("cue", "simple", "gru", null, "cue-simple-gru-seed1-steps10-hidden5", "GruHebbianSimple")]
    [InlineData("maze", "simple", null, "decaying", "maze-simple-decaying-seed1-steps10-hidden5", "VanillaDecayingSimple")]
    [InlineData("cue", "rnn", "leaky", null, "cue-rnn-leaky-seed1-steps10-hidden5", "LeakyAgent")]
    [InlineData("cue", "simple", "vanilla", "hebbian", "cue-simple-seed1-steps10-hidden5", "CueSimple")]
    public void A_cell_and_a_rule_choose_the_network_and_name_the_run(string name, string network, string? cell, string? rule, string folder, string type)
    {
        string[] chosen = [.. cell is null ? [] : new[] { "--cell", cell }, .. rule is null ? [] : new[] { "--rule", rule }];
        var run = CommandLineRun.Of([name, "--network", network, .. chosen, "--hidden", "5", "--steps", "10", "--iterations", "2", "--out", _folder.Path]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.True(File.Exists(_folder[$"{folder}/report.html"]), string.Join(' ', Directory.GetDirectories(_folder.Path)));

        var task = BuiltInTasks.Table.Find(name)!;
        using var trainer = task.CreateTrainer(task.Usual(task.Presets[0], task.FindNetwork(network, cell, rule).Name));
        Assert.Equal(type, trainer.Network.GetType().Name);
    }

    [Fact]
    public void Patterns_have_rules()
    {
        Assert.Equal(0, CommandLineRun.Of(["patterns", .. SmallTasks.Options("patterns"), "--rule", "oja", "--iterations", "1", "--out", _folder.Path]).Code);
        Assert.True(File.Exists(_folder["patterns-none-oja-seed1-size2-bits10-steps2-hidden13-lanes3/report.html"]), string.Join(' ', Directory.GetDirectories(_folder.Path)));
    }

    [Theory]
    [InlineData("--rule oja with --network rnn: the task cue has the rule none with vanilla, leaky, lstm, gru", "cue", "--network", "rnn", "--rule", "oja")]
    [InlineData("--cell lif --rule oja with --network simple: the task maze has the rule hebbian with vanilla, leaky, lstm, gru, the rule", "maze", "--cell", "lif", "--rule", "oja")]
    [InlineData("--cell lstm with --network none: the task patterns has the rule decaying with vanilla, the rule hebbian with vanilla, the rule oja with vanilla", "patterns", "--cell", "lstm")]
    [InlineData("--cell lstm with --network fan-out: the task maze has the rule hebbian with vanilla", "maze", "--network", "fan-out", "--cell", "lstm")]
    [InlineData("--cell needs a task", "--cell", "lstm")]
    public void What_there_is_not_is_refused_with_what_there_is(string text, params string[] arguments) => CommandLineRun.Of(arguments).Refused(text);

    [Fact]
    [Trait("Category", "Long")]
    public void Cells_and_rules_are_conditions_of_a_comparison()
    {
        var run = CommandLineRun.Of(
            "compare", "cue", "--vary", "cell=vanilla,lstm", "--vary", "rule=hebbian,oja", "--network", "simple", "--seeds", "1", "--iterations", "3", "--hidden", "5", "--steps", "10", "--jobs", "2", "--out", _folder.Path);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("4 conditions × 1 seeds", run.Output, StringComparison.Ordinal);
        Assert.Equal(5, File.ReadLines(_folder["runs.csv"]).Count());
        foreach (var name in new[] { "simple", "simple-oja", "simple-lstm", "simple-lstm-oja" })
            Assert.Contains($"network={name} ", File.ReadAllText(_folder["runs.csv"]), StringComparison.Ordinal);
    }
}
