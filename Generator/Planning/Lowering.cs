using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning;

/// <summary>Spec → the plainest plan: every layer's equations as they stand in the papers.</summary>
internal static class Lowering
{
    /// <summary>The argument of <c>forward</c> that gives M.</summary>
    public const string ModulationArgument = "modulation";

    public static Plan Run(NetworkSpec spec)
    {
        var draft = new PlanDraft(spec);
        foreach (var input in spec.Inputs) draft.Value(input.Name, ValueRole.Input, Domain.Vector);
        if (spec.Layers.Any(layer => layer.Plastic?.Modulation is not null)) draft.Value(ModulationArgument, ValueRole.Input, Domain.Lane);

        var layers = spec.Layers.ToDictionary(layer => layer.Name);
        var tapped = new HashSet<string>(spec.Layers.Select(layer => layer.Plastic?.Modulation)
            .OfType<ModulationSpec>().Where(m => m is { At: Tap.Before, Value: null or CellSpec.Activity }).SelectMany(m => m.Sources));
        foreach (var layer in spec.Layers.Where(layer => layer.Kind == LayerKind.Recurrent || tapped.Contains(layer.Name) || layer.Cell?.Reads("previousActivity") == true))
        {
            draft.Carry(layer.Name, "Activity", layer.Name, Domain.Vector, Dimension.Of(layer.Name));
        }

        foreach (var name in spec.Order) LayerLowering.Run(layers[name], draft);
        foreach (var layer in spec.Layers)
        {
            foreach (var plastic in layer.Plastics.Where(plastic => plastic.Tap.Read == Read.BeforeCommit)) PlasticityLowering.Run(layer, plastic, draft);
        }


        foreach (var layer in spec.Layers) draft.Output(layer.Name, layer.Name, Dimension.Of(layer.Name));
        var modulated = spec.Layers.Where(layer => layer.Plastic?.Modulation is not null).ToList();
        foreach (var layer in modulated)
        {
            var name = modulated.Count == 1 ? "Modulation" : layer.Name + "Modulation";
            draft.Output(name, $"{layer.Name}.modulation", Dimension.One);
            if (layer.Plastic!.Modulation is { Units: > 1 and var units }) draft.Output(name + "Units", $"{layer.Name}.modulationUnits", Dimension.Constant(units));
        }

        return draft.ToPlan();
    }
}
