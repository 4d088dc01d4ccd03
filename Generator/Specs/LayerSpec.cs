using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Specs;

internal enum LayerKind
{
    Recurrent,
    Dense,
    Readout,
    Embedding,
    Dropout,
    Module,
}

/// <summary>A layer.</summary>
/// <param name="Name">The property.</param>
/// <param name="Modifiers">Its modifiers, as written.</param>
/// <param name="Kind">What kind of layer it is.</param>
/// <param name="Size">Its size.</param>
/// <param name="Sources">What it reads, layers and inputs, in order.</param>
/// <param name="Injections">What is added to its pre-activation.</param>
/// <param name="Activation">Its activation.</param>
/// <param name="Input">How it takes what it reads.</param>
/// <param name="Gain">The factor of <see cref="InputMode.Add"/>.</param>
/// <param name="Bias">Whether it has a bias.</param>
/// <param name="Weights">How its recurrent weights start.</param>
/// <param name="Plastics">Its plasticity: none, one, or one for each plastic path of its cell.</param>
internal sealed record LayerSpec(
    string Name,
    string Modifiers,
    LayerKind Kind,
    SizeSpec Size,
    EquatableArray<string> Sources,
    EquatableArray<InjectionSpec> Injections,
    Activation Activation,
    InputMode Input,
    double Gain,
    bool Bias,
    InitialSpec Weights,
    EquatableArray<PlasticSpec> Plastics)
{
    /// <summary>Its plasticity, if it has any; of several paths, that of the first. Modulation is theirs in common.</summary>
    public PlasticSpec? Plastic => Plastics.Count > 0 ? Plastics[0] : null;

    /// <summary>How many ids an embedding knows.</summary>
    public int Count { get; init; }

    /// <summary>The probability of a dropout.</summary>
    public double Rate { get; init; }

    /// <summary>The type of a module, as C#.</summary>
    public string ModuleType { get; init; } = "";

    /// <summary>How visible a constructor that takes the module may be: <c>public</c> unless its type is less visible than the network.</summary>
    public string Visibility { get; init; } = "public";

    /// <summary>Whether what it reads comes through plastic connections, and not its own activity.</summary>
    public bool ReadsPlastically => Plastic is not null && Kind != LayerKind.Recurrent;

    /// <summary>The cell of its neurons; null for h = σ(a).</summary>
    public CellSpec? Cell { get; init; }

    /// <summary>How fast the activity follows; null where it is that of the step alone.</summary>
    public LeakSpec? Leak { get; init; }
}
