namespace Backpropamine.Generator.Tests.Models;

/// <summary>Networks that turn the options of Hebb itself, of how a state starts, and of how a layer follows.</summary>
internal static class HebbModels
{
    /// <summary>Sources by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["bound_soft_step_cap"] = Recurrent("[Plastic(Bound = Bound.Soft, Limit = 0.5, StepCap = 0.125)]\n[Neuromodulated(Retroactive)]"),
        ["bound_max_abs"] = Recurrent("[Plastic(Bound = Bound.MaxAbs, Limit = 0.25)]\n[Neuromodulated(Simple)]", "Leak = 0.2"),
        ["bound_read_clip"] = Recurrent("[Plastic<DecayingHebbian>(Bound = Bound.ReadClip, Limit = 0.25)]", "Leak = 0.2, LeakLearned = true"),
        ["starts"] = Recurrent("[Plastic<Sliding>(HebbInitial = Initial.Normal, HebbScale = 0.125)]\n[Neuromodulated(Retroactive)]", "Bias = false", """
            public readonly struct Sliding : IPlasticityRule
            {
                [State(Per.Post, Initial = 0.5)] public static float Threshold(float threshold, float post) => threshold + 0.25f * (post * post - threshold);
                public static float Drive(float pre, float post, float threshold) => pre * post * (post - threshold);
            }
            """),
        ["starts_by_fan_in"] = Recurrent("[Plastic(HebbInitial = Initial.FanIn)]", "Bias = false"),
    };

    private static string Recurrent(string attributes, string options, string more = "") =>
        $$"""
        namespace Hebbs;

        {{attributes}}
        public sealed partial class Net
        {
            [Input(4)]     public partial Signal Senses { get; }
            [Recurrent({{options}})] public partial Layer Hidden { get; }
            [Readout(2)]   public partial Layer  Policy { get; }
        }

        {{more}}
        """;

    private static string Recurrent(string attributes) => Recurrent(attributes, "Bias = true");
}
