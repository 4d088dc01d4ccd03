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
        (nameof(GuardBranches), GuardBranches.Run),
        (nameof(FactorRead), FactorRead.Run),
        (nameof(CollectUpdate), CollectUpdate.Run),
        (nameof(Simplify), Simplify.Run),
        (nameof(Schedule), Schedule.Run),
    ];

    public static Plan Plan(NetworkSpec spec)
    {
        var plan = Verified(nameof(Lowering), Lowering.Run(spec));
        foreach (var (name, run) in Passes) plan = Verified(name, run(plan));
        return plan;
    }

    /// <summary>The equations as they stand in the papers, for targets that people read.</summary>
    public static Plan Plain(NetworkSpec spec) =>
        Verified(nameof(GuardBranches), GuardBranches.Run(Simplify.Run(Verified(nameof(Lowering), Lowering.Run(spec)))));

    private static Plan Verified(string pass, Plan plan) => PlanVerifier.Check(plan) is { } flaw
        ? throw new InvalidOperationException($"after {pass}: {flaw}")
        : plan;
}
