namespace Backpropamine.Generator.Tests.Behaviour.Steering;

/// <summary>Whole models of papers, as a user writes them.</summary>
internal static class PaperModels
{
    /// <summary>Miconi and Kay 2024 (Nature Neuroscience): two opponent units, a saturating drive, Hebb within ±50.</summary>
    public const string TransitiveInference = """
        [Plastic<SquashedHebbian>(Limit = 50, AlphaInitial = Initial.Symmetric, AlphaScale = 0.01)]
        [Neuromodulated(Retroactive, Units = 2, Combine = Combine.Difference, Scale = 5)]
        public sealed partial class TransitiveInference
        {
            [Input(4)]     public partial Signal Senses { get; }
            [Recurrent(5)] public partial Layer  Hidden { get; }
            [Readout(2)]   public partial Layer  Policy { get; }
            [Readout(1)]   public partial Layer  Value { get; }
        }
        """;

    /// <summary>Schmidgall 2020 (arXiv 2006.05832): the layer's own output modulates it in two stages with a tanh each.</summary>
    public const string SelfModifying = """
        [Plastic<PrunedHebbian>]
        [Neuromodulated(Simple, FanOut = FanOut.PerNeuronBiased, FanOutActivation = Activation.Tanh)]
        public sealed partial class SelfModifying
        {
            [Input(4)]                                     public partial Signal Senses { get; }
            [Recurrent(5)]                                 public partial Layer  Hidden { get; }
            [Readout(2, Activation = Activation.Tanh)]     public partial Layer  Action { get; }
        }
        """;

    /// <summary>Miconi 2017 (eLife 6:e20899): deviations gather over a trial, a baselined reward commits them at its end, once.</summary>
    public const string DelayedReward = """
        [Plastic<SupralinearPerturbation>(Bound = Bound.None, Alpha = Grain.One, CommitOn = nameof(TrialEnds), ClearTrace = true)]
        [Neuromodulated(Retroactive, Signal = nameof(Reward), Scale = 0.5)]
        public sealed partial class DelayedReward
        {
            [Input(4)]                              public partial Signal Senses { get; }
            [Input(5)]                              public partial Signal Noise { get; }
            [Input(1)]                              public partial Signal Reward { get; }
            [Input(1)]                              public partial Signal TrialEnds { get; }
            [Recurrent(5), Inject(nameof(Noise))]   public partial Layer  Hidden { get; }
            [Readout(2)]                            public partial Layer  Policy { get; }
        }
        """;

    /// <summary>Frémaux, Sprekeler and Gerstner 2010 (Journal of Neuroscience 30:13326): three factors, the post-synaptic one as its deviation from the mean.</summary>
    public const string RewardMaximising = """
        public readonly struct ThreeFactor : IPlasticityRule
        {
            [State(Per.Post)] public static float Mean(float mean, float post) => mean + 0.1f * (post - mean);
            public static float Drive(float pre, float post, float mean) => pre * (post - mean);
            public static float Trace(float eligibility, float drive) => 0.8f * eligibility + drive;
        }

        [Plastic<ThreeFactor>(StepCap = 0.05, CommitEvery = 2, BurnIn = 3)]
        [Neuromodulated(Retroactive, Signal = nameof(Reward), Order = TraceOrder.TraceThenCommit)]
        public sealed partial class RewardMaximising
        {
            [Input(4)]     public partial Signal Senses { get; }
            [Input(1)]     public partial Signal Reward { get; }
            [Recurrent(5)] public partial Layer  Hidden { get; }
            [Readout(2)]   public partial Layer  Policy { get; }
        }
        """;

    /// <summary>Miconi 2023 (arXiv 2112.08588): noise meets presynaptic activity, the trace fades, a capped step follows the reward at the trial's end.</summary>
    public const string PerturbedNodes = """
        [Plastic<NodePerturbation>(Bound = Bound.None, Post = nameof(Noise), StepCap = 0.01, CommitOn = nameof(TrialEnds))]
        [Neuromodulated(Retroactive, Signal = nameof(Reward))]
        public sealed partial class PerturbedNodes
        {
            [Input(4)]                                         public partial Signal Senses { get; }
            [Input(5)]                                         public partial Signal Noise { get; }
            [Input(1)]                                         public partial Signal Reward { get; }
            [Input(1)]                                         public partial Signal TrialEnds { get; }
            [Recurrent(5, Leak = 0.2), Inject(nameof(Noise))]  public partial Layer  Hidden { get; }
            [Readout(2)]                                       public partial Layer  Policy { get; }
        }
        """;
}
