using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning;

/// <summary>What a network computes and keeps, independent of the target.</summary>
/// <param name="Spec">The declaration it was made from.</param>
/// <param name="Parameters">The trained parameters, in registration order.</param>
/// <param name="Carried">The tensors of the state, in order.</param>
/// <param name="Outputs">The tensors of the output, in order.</param>
/// <param name="Values">Every name that statements may read or define.</param>
/// <param name="Statements">One step, in order.</param>
internal sealed record Plan(
    NetworkSpec Spec,
    EquatableArray<ParameterPlan> Parameters,
    EquatableArray<CarriedPlan> Carried,
    EquatableArray<OutputPlan> Outputs,
    EquatableArray<PlanValue> Values,
    EquatableArray<Statement> Statements)
{
    /// <summary>Whether all of the state starts at 0.</summary>
    public bool StartsAtZero => Carried.All(carried => carried.Start == InitialSpec.Zero);

    /// <summary>A value of the state that is shaped like what the statement defines.</summary>
    public string Like(Statement statement) =>
        Carried.FirstOrDefault(c => c.Next == statement.Target)?.Before ?? Vector(ValueName.Layer(statement.Target));

    /// <summary>The activity of a layer before the step, or a state of its cell.</summary>
    private string Vector(string layer)
    {
        var states = Spec.Layers.FirstOrDefault(one => one.Name == layer)?.Cell?.States.Select(state => state.Name).ToList() ?? [];
        return PlanDraft.Before(layer, Carried.FirstOrDefault(c => c.Layer == layer && (c.Part == CellSpec.Activity || states.Contains(c.Part)))?.Part ?? CellSpec.Activity);
    }

    /// <summary>The plan with every statement's value rewritten.</summary>
    public Plan Map(Func<Statement, Expr> rewrite) =>
        this with { Statements = Statements.Select(s => s with { Value = rewrite(s) }).ToEquatable() };
}
