using Backpropamine.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>Which code runs a network's sequences now, and what its backward pass keeps.</summary>
internal sealed class RunPlan
{
    private readonly PlasticModule _network;
    private readonly NetworkFacts _facts;
    private readonly Recurrence _kind;
    private readonly ScalarType _type;

    /// <param name="network">The network.</param>
    /// <param name="lanes">Number of lanes B.</param>
    /// <param name="type">The dtype of its parameters.</param>
    /// <param name="device">Where they are.</param>
    public RunPlan(PlasticModule network, long lanes, ScalarType type, Device device)
    {
        (_network, _facts, _type) = (network, network.Known, type);
        (_kind, Text) = Choose(lanes, device);
    }

    /// <summary>What runs, and in a word why.</summary>
    public string Text { get; }

    /// <summary>Whether <see cref="Bytes"/> leaves out what plain operations keep besides the state.</summary>
    public bool IsLeast => _kind is Recurrence.None;

    /// <summary>
    /// What the backward pass keeps of the recurrence: the vectors of every step, where kernels know them, and the matrices of the state at every checkpoint. Where steps are
    /// made again with a graph, also those from one checkpoint to the next.
    /// </summary>
    public double Bytes(long lanes, long steps)
    {
        var matrices = _facts.Layout.Where(part => part.Shape.Length > 1).Sum(Numbers);
        var all = _facts.Layout.Sum(Numbers);
        var isWhole = _kind is Recurrence.Cell or Recurrence.Chain or Recurrence.Program;
        long spacing = _network.Checkpointing.Spacing is > 0 and var given ? given
            : isWhole ? CheckpointPlan.Spacing(steps, lanes, KernelOptions.ThreadCount)
            : _network.Checkpointing.Of(steps, all * lanes * Size, _kind == Recurrence.Sweeps);
        var states = Math.Ceiling((double)steps / spacing);
        var numbers = _kind switch
        {
            Recurrence.Program => (double)steps * _facts.Vectors + states * matrices,
            Recurrence.Cell or Recurrence.Chain => (double)steps * _facts.Layout.Where(part => part.Shape.Length == 1).Sum(part => 2 * Numbers(part) + 1) + states * matrices,
            _ => all * (spacing == 1 ? steps : states + spacing),
        };
        return numbers * lanes * Size;
    }

    /// <summary>Bytes of a number.</summary>
    public int Size => _type switch { ScalarType.Float64 => 8, ScalarType.Float32 => 4, _ => 2 };

    private (Recurrence Kind, string Text) Choose(long lanes, Device device)
    {
        var execution = _network.Execution;
        try
        {
            if (!_network.RunsFused)
            {
                var why = execution == Execution.Reference ? "Execution is Reference"
                    : device.type != DeviceType.CPU || _type != ScalarType.Float32 ? $"parameters are {_type} on {device}, and Execution.Auto takes kernels for Float32 on the CPU"
                    : "there is no optimised copy of the assembly";
                return (Recurrence.None, $"plain operations, since {why}");
            }
        }
        catch (FusionException e)
        {
            return (Recurrence.None, $"nothing: {e.Message}");
        }

        var tooLarge = execution == Execution.Auto && _network.children().OfType<Layer>().Any(layer => !Guard.IsCountable(layer, lanes, _type));
        return _facts.Recurrence switch
        {
            Recurrence.Cell or Recurrence.Chain when tooLarge => (Recurrence.None, "plain operations, since kernels cannot count the numbers of so large a layer"),
            Recurrence.Cell => (Recurrence.Cell, "one fused cell"),
            Recurrence.Chain => (Recurrence.Chain, "fused cells, one after another"),
            Recurrence.Program when PlasticModule.SuitsProgram(lanes, _facts.Products) => (Recurrence.Program, "a program of kernels"),
            Recurrence.Program => (Recurrence.Sweeps, "steps in kernels, since one product for all lanes is faster with matrices of this size"),
            Recurrence.Sweeps => (Recurrence.Sweeps, "steps in sweeps over connections"),
            _ => (Recurrence.None, "plain operations"),
        };
    }

    /// <summary>The numbers of a lane's part.</summary>
    public static long Numbers(StatePart part) => part.Shape.Aggregate(1L, (product, size) => product * size);
}
