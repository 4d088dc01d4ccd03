using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning;

/// <summary>Spec → plan: lowering, then named passes, verified after each.</summary>
internal static class Planner
{
    /// <summary>The passes in order.</summary>
    public static readonly IReadOnlyList<(string Name, Func<Plan, Plan> Run)> Passes =
    [
        (nameof(SplitRead), SplitRead.Run),
        (nameof(Simplify), Simplify.Run),
        (nameof(FactorRead), FactorRead.Run),
        (nameof(CollectUpdate), CollectUpdate.Run),
        (nameof(Simplify), Simplify.Run),
        (nameof(Schedule), Schedule.Run),
    ];

    public static Plan Plan(NetworkSpec spec)
    {
        var plan = Verified("Lowering", Lowering.Run(spec));
        foreach (var (name, run) in Passes) plan = Verified(name, run(plan));
        return plan;
    }

    private static Plan Verified(string pass, Plan plan) => PlanVerifier.Check(plan) is { } flaw
        ? throw new InvalidOperationException($"after {pass}: {flaw}")
        : plan;
}
