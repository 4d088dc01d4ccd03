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
        Sizes = new Sizes(plan.Spec, Names.Of);
        Domains = new Domains(plan);
        Text = new PythonText(Domains, Names);
    }

    public Plan Plan { get; }

    public PythonNames Names { get; }

    public Sizes Sizes { get; }

    public Domains Domains { get; }

    public PythonText Text { get; }

    /// <summary>Inputs whose sizes are known to the constructor alone and are part of the state's shapes.</summary>
    public IEnumerable<string> KeptSizes => Plan.Spec.Inputs.Select(input => input.Name)
        .Where(input => Sizes.IsParameter(input) && Plan.Carried.Any(c => c.Shape.Any(dimension => dimension.Members.Contains(input))));

    /// <summary>Dimensions with commas between them.</summary>
    public string Shape(IEnumerable<Dimension> shape) => string.Join(", ", shape.Select(Sizes.Of));

    /// <summary>The key of an output.</summary>
    public static string Key(OutputPlan output) => Naming.Snake(output.Name);
}
