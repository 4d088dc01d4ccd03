using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Specs;

/// <summary>A network as its author declared it: what was read, resolved and checked, and nothing of Roslyn.</summary>
/// <param name="Type">The class.</param>
/// <param name="Inputs">Its inputs in declaration order.</param>
/// <param name="Layers">Its layers in declaration order.</param>
/// <param name="Order">The names of the layers in the order in which a step computes them.</param>
/// <param name="Refused">Members that declare something in a form that is refused.</param>
/// <param name="Emit">What is written of it beside its module.</param>
/// <param name="Taken">Names of generated members that the author's own members hold, such as <c>Unroll</c> or <c>Output.Policy</c>.</param>
/// <param name="Valid">Whether the declaration has no errors; if it has, only a shell is generated.</param>
internal sealed record NetworkSpec(
    TypeSpec Type,
    EquatableArray<SignalSpec> Inputs,
    EquatableArray<LayerSpec> Layers,
    EquatableArray<string> Order,
    EquatableArray<RefusedSpec> Refused,
    Target Emit,
    EquatableArray<string> Taken,
    bool Valid)
{
    /// <summary>Whether the argument <c>modulation</c> is the signal of some layer, and not an override of the network's own.</summary>
    public bool NeedsModulation => Layers.Any(layer => layer.Plastic?.Modulation?.External == true);

    /// <summary>The author's other members; what is generated for the class alone takes other names.</summary>
    public EquatableArray<string> Others { get; init; }

    /// <summary>A member's size; null where it is a constructor parameter.</summary>
    public int? SizeOf(string member) =>
        Inputs.FirstOrDefault(input => input.Name == member)?.Size.Constant ?? Layers.FirstOrDefault(layer => layer.Name == member)?.Size.Constant;

    /// <summary>The constructor's visibility.</summary>
    public string Visibility => new[] { "private", "internal" }.FirstOrDefault(word => Modules.Any(module => module.Visibility == word)) ?? "public";

    /// <summary>The modules of the author's own.</summary>
    public IEnumerable<LayerSpec> Modules => Layers.Where(layer => layer.Kind == LayerKind.Module);
}
