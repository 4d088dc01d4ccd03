using System.ComponentModel;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>How kernels can run a network's recurrence.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum Recurrence
{
    /// <summary>Not at all: nothing is recurrent or plastic, or no kernel knows its operations.</summary>
    None,

    /// <summary>As one fused cell.</summary>
    Cell,

    /// <summary>As several fused cells, one after another.</summary>
    Chain,

    /// <summary>As a program of kernels.</summary>
    Program,

    /// <summary>A step at a time, in sweeps over connections.</summary>
    Sweeps,
}

/// <summary>What is declared of a layer.</summary>
/// <param name="Name">The property.</param>
/// <param name="Path">Its name in <c>state_dict()</c> and in names of the state, such as <c>hidden</c>.</param>
/// <param name="Size">Its number of neurons.</param>
/// <param name="Kind">What it is, such as <c>Recurrent&lt;Lstm&gt;</c>.</param>
/// <param name="Plasticity">Its rules and what modulates them; empty if it is not plastic.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LayerFacts(string Name, string Path, int Size, string Kind, string Plasticity);

/// <summary>What generated code says of its network.</summary>
/// <param name="Recurrence">How kernels can run it.</param>
/// <param name="Running">The same in words, with the reason why it is not faster.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NetworkFacts(Recurrence Recurrence, string Running)
{
    /// <summary>The parts of its state.</summary>
    public required StatePart[] Layout { get; init; }

    /// <summary>Its inputs.</summary>
    public required Signal[] Inputs { get; init; }

    /// <summary>Its layers in the order of their declaration.</summary>
    public required LayerFacts[] Layers { get; init; }

    /// <summary>The names of the tensors of its output.</summary>
    public required string[] Outputs { get; init; }

    /// <summary>How many numbers of a lane and step a program keeps for the backward pass, besides matrices.</summary>
    public long Vectors { get; init; }

    /// <summary>The matrices that a program multiplies by in every step.</summary>
    public Tensor[] Products { get; init; } = [];
}
