using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning;

/// <summary>A parameter.</summary>
/// <param name="Layer">The layer that holds it.</param>
/// <param name="Name">Its name there, such as <c>weight_hh</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Initial">How it starts.</param>
/// <param name="FanIn">What its fan-in is.</param>
internal sealed record ParameterPlan(string Layer, string Name, EquatableArray<Dimension> Shape, InitialSpec Initial, Dimension FanIn)
{
    /// <summary>Where it is no trained parameter but marks half of some neurons with 1: which half.</summary>
    public ModulatedPart Marks { get; init; }
}
