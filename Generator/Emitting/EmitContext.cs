using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Programs;
using Backpropamine.Generator.Planning.Sweeping;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Emitting;

/// <summary>What the emitters of one network share.</summary>
internal sealed class EmitContext
{
    private readonly HashSet<string> _taken;

    public EmitContext(Plan plan, Vocabulary words)
    {
        Plan = plan;
        Words = words;
        Sizes = new Sizes(plan.Spec);
        Fusion = Fusion.Of(plan);
        Chain = CellChain.Of(plan);
        Swept = Fusion.Cell is null ? FindSweeps.Run(plan) : null;
        _taken = [.. plan.Spec.Others, .. plan.Spec.Inputs.Select(input => input.Name), .. plan.Spec.Layers.Select(layer => layer.Name)];
        Numbers = new Numbers(Free);
        Locals = new Locals(Swept?.Plan ?? plan);
        foreach (var sweep in Swept?.Sweeps ?? []) Locals.Name(sweep);
        Domains = new Domains(Swept?.Plan ?? plan);
        Text = new TorchText(Domains, Locals, Numbers, words);
        TextAroundKernels = new TorchText(Domains, Locals, Numbers, words) { IsAroundKernels = Fusion.Cell is not null };
        Drawn = [.. plan.Values.Where(value => value.Role == ValueRole.Drawn).Select(value => value.Name)];
        Ids = [.. plan.Spec.Inputs.Select(input => input.Name).Where(name => plan.Spec.Layers.Any(layer => layer.Kind == LayerKind.Embedding && layer.Sources.Contains(name)))];
        Prepared = [.. plan.Statements.Where(s => s.Phase == Phase.Prepare).Select(s => s.Target).Distinct()
            .Where(name => plan.Carried.Any(c => c.Next == name) || IsReadAfterwards(name) || IsReadIn(Phase.Project, name) || IsReadIn(Phase.Advance, name))];
        Given = [.. plan.Spec.Inputs.Select(input => input.Name), .. Drawn, .. Prepared];
        PrepareInputs = [.. Given.Where(name => !Prepared.Contains(name) && IsReadIn(Phase.Prepare, name))];
        Emitted = [.. plan.Statements.Where(s => s.Phase == Phase.Advance).Select(s => s.Target).Distinct().Where(IsReadAfterwards)];
        Projected = [.. plan.Statements.Where(s => s.Phase == Phase.Project).Select(s => s.Target).Distinct()
            .Where(name => plan.Carried.Any(c => c.Next == name) || IsReadIn(Phase.Advance, name))];
        DirectInputs = [.. Given.Where(name => plan.Carried.Any(c => c.Next == name) || IsReadIn(Phase.Advance, name))];
        ProjectInputs = [.. Given.Where(name => IsReadIn(Phase.Project, name))];
        ProjectResults = [.. plan.Statements.Where(s => s.Phase == Phase.Project).Select(s => s.Target).Distinct()
            .Where(name => Projected.Contains(name) || IsReadAfterwards(name)).OrderBy(name => name != Fusion.Cell?.Layer.Name + ".input")];
        Programs = Fusion.Cell is null && Chain is null ? FindPrograms(plan) : [];
        ReadOutArguments = [.. Given.Concat(ProjectResults).Concat(Emitted).Where(IsReadAfterwards)];
    }

    public Plan Plan { get; }

    public NetworkSpec Spec => Plan.Spec;

    public Vocabulary Words { get; }

    /// <summary>Whether kernels can run the recurrence.</summary>
    public Fusion Fusion { get; }

    /// <summary>The recurrence as programs of kernels; none where it has none.</summary>
    public IReadOnlyList<ProgramPlan> Programs { get; }

    /// <summary>The cells of a sequence, if it is several of them.</summary>
    public CellChain? Chain { get; }

    /// <summary>The cells that kernels run.</summary>
    public IEnumerable<FusedCell> Cells => Fusion.Cell is { } cell ? [cell] : Chain?.Cells ?? [];

    /// <summary>The recurrence in sweeps over connections, if it is not one fused cell.</summary>
    public SweptPlan? Swept { get; }

    public Sizes Sizes { get; }

    public Locals Locals { get; }

    public Numbers Numbers { get; }

    public Domains Domains { get; }

    public TorchText Text { get; }

    /// <summary>How expressions are written before the recurrence and after it.</summary>
    public TorchText TextAroundKernels { get; }

    /// <summary>Values that are drawn anew for every step.</summary>
    public IReadOnlyList<string> Drawn { get; }

    /// <summary>Inputs that hold ids.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Values that modules of the author's make of the inputs, and that are read later.</summary>
    public IReadOnlyList<string> Prepared { get; }

    /// <summary>What later phases find: inputs, drawn values and prepared ones.</summary>
    public IReadOnlyList<string> Given { get; }

    /// <summary>What the modules need.</summary>
    public IReadOnlyList<string> PrepareInputs { get; }

    /// <summary>What fused steps are given and keep; without modules and dropouts, all inputs.</summary>
    public IReadOnlyList<string> TapeInputs => [.. Given.Where(name => Given.Count == Spec.Inputs.Count || IsReadIn(Phase.Project, name) || (!ReadsOutThroughModules && IsReadAfterwards(name)))];

    /// <summary>Whether a step makes tensors before its fused kernels run, or after.</summary>
    public bool SurroundsKernels => Drawn.Count + Ids.Count + Prepared.Count > 0 || ReadsOutThroughModules;

    /// <summary>Whether a module of the author's reads the recurrence; it must not run again for the backward pass of fused steps.</summary>
    public bool ReadsOutThroughModules => Plan.Statements.Any(s => s.Phase == Phase.ReadOut && s.Value.DescendantsAndSelf().Any(e => e is Expr.Applied));

    /// <summary>Values of the recurrence that the output or the read-outs want.</summary>
    public IReadOnlyList<string> Emitted { get; }

    /// <summary>Values made before the recurrence that it reads or keeps in the state.</summary>
    public IReadOnlyList<string> Projected { get; }

    /// <summary>Inputs that the recurrence itself reads.</summary>
    public IReadOnlyList<string> DirectInputs { get; }

    /// <summary>Inputs that are read before the recurrence.</summary>
    public IReadOnlyList<string> ProjectInputs { get; }

    /// <summary>Values made before the recurrence that are read later; a fused cell's input first.</summary>
    public IReadOnlyList<string> ProjectResults { get; }

    /// <summary>What the read-outs and the output want.</summary>
    public IReadOnlyList<string> ReadOutArguments { get; }

    public bool IsModulated => Plan.Values.Any(v => v.Name == Planning.Lowering.ModulationArgument);

    /// <summary>Whether M must be given.</summary>
    public bool NeedsModulation => Spec.NeedsModulation;

    /// <summary>The name for a member of the class that only generated code uses: with a _ where the author has one of that name.</summary>
    public string Free(string name)
    {
        while (_taken.Contains(name)) name += "_";
        return name;
    }

    public string Parameter(string input) => Locals.Of(input);

    /// <summary>The arguments of the recurrence, per step: state, inputs, projected values, modulation.</summary>
    public IEnumerable<string> AdvanceArguments => DirectInputs.Concat(Projected);

    /// <summary>Whether the value outlives the step as an output or as state, and so needs a handle of its own.</summary>
    public bool LeavesTheStep(string name) => Plan.Outputs.Any(o => o.Value == name) || Plan.Carried.Any(c => c.Next == name);

    /// <summary>Whether the value is a sweep's, and so held by nothing else.</summary>
    public bool ComesOfSweep(Expr value) =>
        value is Expr.Symbol(var name) && Swept is not null && Swept.Sweeps.Any(sweep => sweep.Results.Any(result => result.Target == name));

    private IReadOnlyList<ProgramPlan> FindPrograms(Plan plan)
    {
        if (plan.Carried.Count == 0 || plan.Statements.All(statement => statement.Phase != Phase.Advance)) return [];
        var isPlastic = plan.Statements.Any(statement => statement.Guard != Guarded.Always);
        var programs = (isPlastic ? new[] { ProgramMode.On, ProgramMode.Frozen, ProgramMode.Off } : [ProgramMode.Off]).Select(mode => FindProgram.Run(plan, mode, Emitted)).ToList();
        return programs.Contains(null) ? [] : [.. programs.OfType<ProgramPlan>()];
    }

    private bool IsReadAfterwards(string name) => Plan.Outputs.Any(o => o.Value == name) || IsReadIn(Phase.ReadOut, name);

    private bool IsReadIn(Phase phase, string name) => Plan.Statements.Any(s => s.Phase == phase && s.Value.Symbols().Contains(name));
}
