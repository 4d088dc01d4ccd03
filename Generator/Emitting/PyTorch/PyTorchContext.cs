using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting.PyTorch;

/// <summary>What the emitters of one PyTorch module share.</summary>
internal sealed class PyTorchContext
{
    public PyTorchContext(Plan plan)
    {
        Plan = plan;
        Names = new PythonNames(plan);
        Sizes = new Sizes(plan.Spec, member => plan.Spec.Modules.Any(module => module.Name == member) ? Names.Of(member) + "_size" : Names.Of(member));
        Domains = new Domains(plan);
        Text = new PythonText(Domains, Names);
    }

    public Plan Plan { get; }

    public PythonNames Names { get; }

    public Sizes Sizes { get; }

    public Domains Domains { get; }

    public PythonText Text { get; }

    /// <summary>Inputs and modules whose sizes are known to the constructor alone and are part of the state's shapes.</summary>
    public IEnumerable<string> KeptSizes => Plan.Spec.Inputs.Select(input => input.Name).Concat(Plan.Spec.Modules.Select(module => module.Name))
        .Where(input => Sizes.IsParameter(input) && Plan.Carried.Any(c => c.Shape.Any(dimension => dimension.Members.Any(member => Sizes.Owner(member) == input))));

    /// <summary>Dimensions with commas between them.</summary>
    public string Shape(IEnumerable<Dimension> shape) => string.Join(", ", shape.Select(Sizes.Of));

    /// <summary>The key of an output.</summary>
    public static string Key(OutputPlan output) => Naming.Snake(output.Name);
}
