using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning;

/// <summary>A tensor of the state.</summary>
/// <param name="Layer">The layer it belongs to.</param>
/// <param name="Part">Activity, Hebb, Eligibility, or a state of the rule.</param>
/// <param name="Shape">Its shape without the batch dimension.</param>
/// <param name="Before">The value that reads it.</param>
/// <param name="Next">The value that replaces it.</param>
internal sealed record CarriedPlan(string Layer, string Part, EquatableArray<Dimension> Shape, string Before, string Next)
{
    /// <summary>How a lane starts.</summary>
    public InitialSpec Start { get; init; } = InitialSpec.Zero;

    /// <summary>Whose Hebb it is; null for anything else.</summary>
    public PathNames? HebbOf { get; init; }

    /// <summary>Its name in files and in PyTorch, such as <c>hidden.hebb</c>.</summary>
    public string Name => $"{Naming.Snake(Layer)}.{Naming.Snake(Part)}";
}
