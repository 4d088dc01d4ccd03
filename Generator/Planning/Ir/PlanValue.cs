namespace Backpropamine.Generator.Planning.Ir;

/// <summary>Where a value of the plan comes from.</summary>
internal enum ValueRole
{
    Input,
    /// <summary>Drawn anew for every step, such as the mask of a dropout.</summary>
    Drawn,
    Parameter,

    /// <summary>Marks of some of a layer's neurons, never trained.</summary>
    Marks,

    /// <summary>A tensor of the state, as it was before the step.</summary>
    Carried,

    /// <summary>Computed in the step.</summary>
    Computed,
}

/// <summary>A name that expressions may read.</summary>
/// <param name="Name">Layer and part, such as <c>hidden.hebb</c>.</param>
/// <param name="Role">Where it comes from.</param>
/// <param name="Domain">The axes along which it varies.</param>
internal sealed record PlanValue(string Name, ValueRole Role, Domain Domain);
