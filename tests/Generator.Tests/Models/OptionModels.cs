namespace Backpropamine.Generator.Tests.Models;

/// <summary>Networks that turn the options of plasticity and modulation.</summary>
internal static class OptionModels
{
    /// <summary>Sources by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["grain_per_neuron"] = Recurrent("[Plastic(Alpha = Grain.PerNeuron, Eta = Grain.PerNeuron, AlphaInitial = Initial.Uniform, AlphaScale = 0.01)]"),
        ["grain_scalar_fixed_eta"] = Recurrent("[Plastic(Alpha = Grain.Scalar, EtaValue = 0.25, EtaLearned = false)]"),
        ["grain_one"] = Recurrent("[Plastic(Alpha = Grain.One, Eta = Grain.PerConnection)]"),
        ["fan_out_unbiased"] = Recurrent("[Plastic]\n[Neuromodulated(Retroactive, FanOut = FanOut.PerNeuron, Activation = Activation.Linear)]"),
        ["modulator_before"] = Recurrent("[Plastic]\n[Neuromodulated(Simple, At = Tap.Before, Activation = Activation.Sigmoid)]"),
        ["external"] = Recurrent("[Plastic]\n[Neuromodulated(Retroactive, External = true)]"),
        ["own_rule"] = Recurrent(
            "[Plastic<Leaky>(Bound = Bound.None)]",
            """
            public readonly struct Leaky : IPlasticityRule
            {
                public static float Drive(float pre, float post, float hebb) => pre * post - 0.125f * hebb;
                public static float Commit(float hebb, float change, float rate) => hebb + rate * change;
            }
            """),
        ["own_rule_every_function"] = Recurrent(
            "[Plastic<Odd>(Limit = 0.6)]\n[Neuromodulated(Retroactive)]",
            """
            public readonly struct Odd : IPlasticityRule
            {
                public static float Drive(float pre, float post, float hebb, float w, float alpha) =>
                    System.MathF.Tanh(pre * post) - System.MathF.Max(System.MathF.Min(hebb, 0.5f), -w) / 3f + System.MathF.Min(alpha, pre) * System.MathF.Max(-0.25f, post);
                public static float Trace(float eligibility, float drive, float eta) => eta * System.MathF.Exp(-eligibility * eligibility) - drive;
                public static float Commit(float hebb, float change, float rate) => System.MathF.Abs(hebb) * 0.5f + rate * System.MathF.Sqrt(1f + change * change);
                public static float Weight(float w, float alpha, float hebb) => System.MathF.Tanh(w + alpha * System.MathF.Log(2f + System.MathF.Abs(hebb)));
            }
            """),
        ["own_rule_with_choices"] = Recurrent(
            "[Plastic<Gated>(Bound = Bound.None)]\n[Neuromodulated(Retroactive)]",
            """
            public readonly struct Gated : IPlasticityRule
            {
                private const float Floor = 0.05f;

                public static float Drive(float pre, float post)
                {
                    var strong = post > Floor && pre != 0;
                    var size = strong ? System.MathF.Sqrt(System.MathF.Abs(pre)) / pre : 0;
                    return post * Logistic(size, steepness: 2);
                }

                public static float Commit(float hebb, float change, float rate) => hebb + rate * change - System.MathF.Abs(rate * change) * hebb / 0.5f;
                public static float Weight(float w, float alpha, float hebb) => System.MathF.Abs(alpha * hebb) <= 0.001f ? w : w + System.Math.Clamp(alpha * hebb, -1, 1);

                private static float Logistic(float x, float steepness = 1) => 1 / (1 + System.MathF.Exp(-steepness * x));
            }
            """),
        ["own_rule_learned"] = Recurrent(
            "[Plastic<Coefficients>(Bound = Bound.None)]\n[Neuromodulated(Retroactive)]",
            """
            public readonly struct Coefficients : IPlasticityRule
            {
                public static float Drive(
                    float pre,
                    float post,
                    [Learned(Grain.PerConnection, Initial = Initial.Normal, Scale = 0.5)] float a,
                    [Learned(Grain.PerNeuron, Scale = 0.25, As = Reparametrisation.Tanh)] float perPost,
                    [Learned(Grain.Scalar, Initial = Initial.Symmetric, Scale = 0.1)] float lambda) => a * pre * post + perPost * pre + lambda;
                public static float Commit(
                    float hebb, float change, float rate, [Learned(Grain.Scalar, Scale = 0.75, As = Reparametrisation.Sigmoid)] float keep) => keep * hebb + rate * change;
                public static float Weight(float w, float alpha, float hebb, [Learned(Grain.PerConnection, Scale = 2, As = Reparametrisation.Softplus)] float type, float perPost) =>
                    w + type * alpha * hebb * perPost;
            }
            """),
        ["own_rule_with_states"] = Recurrent(
            "[Plastic<Sliding>(Limit = 0.5)]\n[Neuromodulated(Retroactive)]",
            """
            public readonly struct Sliding : IPlasticityRule
            {
                [State(Per.Post)]       public static float Threshold(float threshold, float post) => threshold + 0.25f * (post * post - threshold);
                [State(Per.Pre)]        public static float PreTrace(float preTrace, float pre) => 0.5f * preTrace + pre;
                [State(Per.Connection)] public static float Use(float use, float preTrace, float post, float hebb) => use + preTrace * post * hebb;
                [Sum(Over.Pre)]         public static float Size(float w, float hebb) => 0.25f + (w + hebb) * (w + hebb);
                [Sum(Over.Post)]        public static float Rebuilt(float post, float hebb) => post * hebb;
                [Max(Over.Pre)]         public static float Peak(float pre, float hebb, float rebuilt) => pre * hebb - rebuilt;

                public static float Drive(float pre, float post, float threshold, float preTrace, float use, float rebuilt, float peak) =>
                    post * (post - threshold) * (pre + preTrace - rebuilt) - 0.125f * use * peak;

                public static float Weight(float w, float alpha, float hebb, float size, float threshold) => (w + alpha * hebb) / System.MathF.Sqrt(size) + 0.125f * threshold * hebb;
            }
            """),
        ["own_rule_of_one_side"] = Recurrent(
            "[Plastic<OneSided>(Bound = Bound.None)]",
            """
            public readonly struct OneSided : IPlasticityRule
            {
                public static float Drive(float post) => 2f * post;
            #pragma warning disable BPA0256
                public static float Commit(float change, float rate) => rate * change;
            #pragma warning restore BPA0256
            }
            """),
    };

    private static string Recurrent(string attributes, string more = "") =>
        $$"""
        namespace Options;

        {{attributes}}
        public sealed partial class Net
        {
            [Input(4)]     public partial Signal Senses { get; }
            [Recurrent(5, Weights = Initial.Normal, WeightScale = 0.1)] public partial Layer Hidden { get; }
            [Readout(2)]   public partial Layer  Policy { get; }
        }

        {{more}}
        """;
}
