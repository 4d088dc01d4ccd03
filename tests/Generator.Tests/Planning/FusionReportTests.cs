using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Planning.Sweeping;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Tests.Models;
using Backpropamine.Generator.Tests.Support;

namespace Backpropamine.Generator.Tests.Planning;

/// <summary>What the report says of a network, and that it follows from the network's equations.</summary>
public class FusionReportTests
{
    [Fact]
    public void Says_everything_of_a_retroactive_network()
    {
        Plan plan = PlanOf(TestModels.All["retro"]);
        Fusion fusion = Fusion.Of(plan);
        Assert.Equal(
            "Hidden is fused: its recurrent sum, activation, M, Hebb and trace run step by step in cache, the update of step t and the read for step t+1 in one pass.",
            FusionReport.Summary(fusion, null, null, hasProgram: false));
        Assert.Equal(
            """
            matrices moved per connection and step
                update t and read t+1: 4 loads (w, α, H, E), 2 stores (H, E)
                update again, from a checkpoint, at every second step: 2 loads (H, E), 2 stores (H, E)
                update t in registers, adjoint of read t+1 and update t: 7 loads (w, α, H(t), E(t), gH, gE, gα), 3 stores (gH, gE, gα)
                once for each lane: 1 − η
                once for each row: η·xᵢ
                once for each column: η·yⱼ
            kept for the backward pass, in bytes at float32, with a checkpoint every k steps
                4·B·T·(2·N + 1) + 4·B·2·N²·⌈T/k⌉
            adjoint of the update, from gH, gE after the step
                gC = gH where |H + M·E| ≤ 0.32, else 0
                gx = Σⱼ gE·η·yⱼ
                gy += Σᵢ gE·η·xᵢ
                gη += Σᵢⱼ gE·(xᵢ·yⱼ − E)
                gM += Σᵢⱼ gC·E
                gE ← gE + gC·M − gE·η
                gH ← gC
            adjoint of the neurons
                gy += m·gM·(1 − M²)
                ga = gy·(1 − y²)
            adjoint of the read
                gx += Σⱼ gaⱼ·(w + α·H)
                gH += xᵢ·gaⱼ·α
                gα += xᵢ·gaⱼ·H
                gw = Σₜ x·ga, a product of matrices over a segment's steps
            not fused, but one operation for all steps
                Hidden: input = Senses·Uᵀ + b
                Value = Hidden·Uᵀ + b
            """.ReplaceLineEndings("\n"),
            string.Join('\n', FusionReport.Lines(plan, fusion.Cell!)));
    }

    [Fact]
    public void Counts_a_coefficient_as_a_matrix_where_it_is_one()
    {
        Assert.Equal(["w", "α", "η", "H"], Forward("[Plastic(Eta = Grain.PerConnection)]").Loads);
        Assert.Equal(["w", "H"], Forward("[Plastic(Alpha = Grain.PerNeuron, Eta = Grain.PerNeuron)]").Loads);
        Assert.Equal(["α", "H"], Forward("[Plastic(Slow = SlowWeights.None)]").Loads);
        Assert.Equal(["H"], Forward("[Plastic(Slow = SlowWeights.None)]").Stores);
        KernelPass adjoint = KernelPass.Backward(CellOf("[Plastic(Eta = Grain.PerConnection)]"))[1];
        Assert.Equal(["w", "α", "η", "H(t)", "gH", "gα", "gη"], adjoint.Loads);
        Assert.Equal(["gH", "gα", "gη"], adjoint.Stores);
    }

    [Fact]
    public void A_weight_that_is_not_a_sum_has_the_gradient_of_w_in_the_pass()
    {
        FusedCell cell = CellOf(
            "[Plastic<Bent>]",
            "public readonly struct Bent : IPlasticityRule\n{\npublic static float Drive(float pre, float post) => pre * post;\n"
            + "public static float Weight(float w, float alpha, float hebb) => w * (1 + alpha * hebb);\n}\n");
        Assert.False(cell.AddsSlow);
        Assert.Equal(["gH", "gw", "gα"], KernelPass.Backward(cell)[1].Stores);
        Assert.Contains("gw += xᵢ·gaⱼ·(1 + α·H)", AdjointText.Read(cell));
    }

    [Fact]
    public void Follows_fan_out_tap_and_grains()
    {
        FusedCell cell = CellOf("[Plastic(Alpha = Grain.Scalar)]\n[Neuromodulated(Simple, At = Tap.Before, Activation = Activation.Sigmoid, FanOut = FanOut.PerNeuronBiased)]");
        Assert.Contains("gr = Σᵢ gC·xᵢ·yⱼ", AdjointText.Update(cell));
        Assert.Equal(["gM += Σⱼ fⱼ·gr, gf += M·gr, gg += gr", "gx += m·gM·M·(1 − M)", "ga = gy·(1 − y²)"], AdjointText.Neuron(cell));
        Assert.Contains("gα += Σᵢⱼ xᵢ·gaⱼ·H", AdjointText.Read(cell));
    }

    [Fact]
    public void Says_what_keeps_a_network_from_being_one_cell_and_nothing_where_nothing_is_plastic()
    {
        Plan plan = PlanOf(TestModels.All["two_plastic_layers"]), chain = PlanOf(TestModels.All["names_of_locals"]);
        Assert.Equal(
            "Not one fused cell: the network has 2 plastic layers. A sequence runs as one program of kernels, which takes each lane through all its steps; "
            + "a single step runs in 4 sweeps over the connections, vectors between them as plain operations. "
            + "To have it fused, put [Plastic] on one layer, such as Lower, instead of the class or of Upper.",
            FusionReport.Summary(Fusion.Of(plan), null, FindSweeps.Run(plan), hasProgram: true));
        Assert.Equal(
            "Hidden, HiddenSteps and T are fused cells in a sequence: each runs all steps in cache before the next one begins. Single steps run in 6 sweeps.",
            FusionReport.Summary(Fusion.Of(chain), CellChain.Of(chain), FindSweeps.Run(chain), hasProgram: false));
        Assert.Equal("", FusionReport.Summary(Fusion.Of(PlanOf(TestModels.All["plain"])), null, null, hasProgram: false));
    }

    private static KernelPass Forward(string attributes) => Assert.Single(KernelPass.Forward(CellOf(attributes)));

    private static FusedCell CellOf(string attributes, string rule = "") => Fusion.Of(PlanOf(
        rule + attributes + "\npublic sealed partial class Net\n{\n[Input(4)] public partial Signal Senses { get; }\n"
        + "[Recurrent(5)] public partial Layer Hidden { get; }\n[Readout(2)] public partial Layer Policy { get; }\n}\n")).Cell!;

    private static Plan PlanOf(string source) =>
        Planner.Plan((NetworkSpec)GeneratorHarness.Plastic.Run(source).Result.TrackedSteps[StepNames.Spec][0].Outputs[0].Value);
}
