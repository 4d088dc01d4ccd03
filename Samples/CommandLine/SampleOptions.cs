using System.CommandLine;

namespace Backpropamine.Samples.CommandLine;

/// <summary>The arguments and options of ./run.</summary>
internal sealed class SampleOptions
{
    public Argument<string?> Task { get; } = new("task")
    {
        Description = "cue (cue–reward association) or maze (grid maze); left out, the main job: both, with the published settings scaled down",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<int?> Size { get; } = new("--size") { Description = "cue: number of cues (2); maze: cells along one side, border included, odd (7)" };

    public Option<int?> Bits { get; } = new("--bits") { Description = "cue: bits of a cue (5)" };

    public Option<int?> Steps { get; } = new("--steps") { Description = "steps in an episode (cue 60, maze 50)" };

    public Option<int?> Hidden { get; } = new("--hidden") { Description = "neurons of the recurrent layer (cue 48, maze 32)" };

    public Option<string?> Modulation { get; } = new("--modulation") { Description = "none (plastic only), simple, retroactive, or rnn (not plastic); simple unless given", HelpName = "none|simple|retroactive|rnn" };

    public Option<int?> Iterations { get; } = new("--iterations") { Description = "iterations, each an episode in 30 lanes (1500)" };

    public Option<double?> LearningRate { get; } = new("--learning-rate") { Description = "Adam's step size (cue 0.001, maze 0.002)" };

    public Option<long> Seed { get; } = new("--seed") { Description = "where all random numbers come from", DefaultValueFactory = _ => 1 };

    public Option<string> Device { get; } = new("--device") { Description = "cpu, cuda or cuda:N", DefaultValueFactory = _ => "cpu" };

    public Option<int> Threads { get; } = new("--threads") { Description = "threads of Torch's operations; more help only large networks", DefaultValueFactory = _ => 1 };

    public Option<string?> Out { get; } = new("--out") { Description = "folder for checkpoints and report (artifacts/<task>)" };

    public Option<bool> Resume { get; } = new("--resume") { Description = "go on from the checkpoints in the --out folder" };

    public IEnumerable<Option> All => [Size, Bits, Steps, Hidden, Modulation, Iterations, LearningRate, Seed, Device, Threads, Out, Resume];

    /// <summary>The options that need a task.</summary>
    public IEnumerable<Option> OfTask => [Size, Bits, Steps, Hidden, Modulation, LearningRate];
}
