using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Analyzers;

/// <summary>Every diagnostic of the product: 00xx declaration, 01xx graph and shapes, 02xx plasticity and modulation, 03xx training and memory, 04xx fusion, 05xx cells, 09xx internal.</summary>
internal static partial class Rules
{
    private const string NotFused = "{0} is not one fused cell, because it {1}: it runs in kernels for any network, which are slower; to have it fused, {2}";

    public static readonly DiagnosticDescriptor NotPartial = Error("BPA0001", "Backpropamine.Declaration",
        "Network class must be partial",
        "{0} must be partial so that its module can be generated; write 'partial class {0}'");

    public static readonly DiagnosticDescriptor ContainerNotPartial = Error("BPA0002", "Backpropamine.Declaration",
        "Type around a network must be partial",
        "{0} contains the network {1} and must be partial too; write 'partial {2} {0}'");

    public static readonly DiagnosticDescriptor MemberNotPartialProperty = Error("BPA0003", "Backpropamine.Declaration",
        "Layer or input must be a partial property",
        "{0} must be a partial property of type {1} with only a getter; write 'public partial {1} {0} {{ get; }}'");

    public static readonly DiagnosticDescriptor NameTaken = Error("BPA0004", "Backpropamine.Declaration",
        "Name collides with a generated or inherited member",
        "{0} collides with {1}; choose another name");

    public static readonly DiagnosticDescriptor UnsupportedClass = Error("BPA0005", "Backpropamine.Declaration",
        "Class cannot be a network",
        "{0} cannot be a network because it {1}; {2}");

    public static readonly DiagnosticDescriptor NoRoot = Error("BPA0006", "Backpropamine.Declaration",
        "Layers without a network",
        "{0} declares layers but is not a network; add [Network], or [Plastic] for plastic layers, to the class");

    public static readonly DiagnosticDescriptor TwoDeclarations = Error("BPA0007", "Backpropamine.Declaration",
        "Property declares two things",
        "{0} is declared both as [{1}] and as [{2}]; keep one of them");

    public static readonly DiagnosticDescriptor Unregistered = Warning("BPA0008", "Backpropamine.Declaration",
        "Module or parameter is not registered",
        "{0} is not part of the network: it is neither trained nor saved; call {1}(\"{2}\", {0}) in a constructor that chains to the generated one");

    public static readonly DiagnosticDescriptor Constructor = Error("BPA0009", "Backpropamine.Declaration",
        "Constructor does not fit the generated one",
        "A constructor of {0} {1}; {2}");

    public static readonly DiagnosticDescriptor OrderOfFiles = Warning("BPA0010", "Backpropamine.Declaration",
        "Network depends on the order of its files",
        "{0} depends on the order of its files: {1}; {2}");

    public static readonly DiagnosticDescriptor NoInput = Error("BPA0101", "Backpropamine.Graph",
        "Network has no input",
        "{0} has no input; declare one with '[Input(size)] public partial Signal Name {{ get; }}'");

    public static readonly DiagnosticDescriptor UnknownSource = Error("BPA0102", "Backpropamine.Graph",
        "Source is not part of this network",
        "'{0}' is not {1} of {2}{4}; name one with nameof: {3}");

    public static readonly DiagnosticDescriptor SizeNotPositive = Error("BPA0103", "Backpropamine.Graph",
        "Size must be positive",
        "The size of {0} must be at least 1, but it is {1}; leave it out to make it a constructor parameter");

    public static readonly DiagnosticDescriptor NoPath = Error("BPA0104", "Backpropamine.Graph",
        "No path from an input to an answer",
        "No path leads from an input to what {0} answers: {1}");

    public static readonly DiagnosticDescriptor NeverRead = Warning("BPA0105", "Backpropamine.Graph",
        "Layer or input is never read",
        "Nothing reads {0}; read it with From = nameof({0}), or remove it");

    public static readonly DiagnosticDescriptor Cycle = Error("BPA0106", "Backpropamine.Graph",
        "Cycle within one step",
        "{0} depends on itself within one step ({1}); only [Recurrent] layers carry activity over, each to itself");

    public static readonly DiagnosticDescriptor SizeMismatch = Error("BPA0107", "Backpropamine.Graph",
        "Sizes must be equal",
        "{0} joins {1} ({2}) and {3} ({4}) neuron by neuron, so their sizes must be equal");

    public static readonly DiagnosticDescriptor SourceTwice = Error("BPA0108", "Backpropamine.Graph",
        "Source is given twice",
        "{0} is given both From and FromAll; keep one of them");

    public static readonly DiagnosticDescriptor NotFinite = Error("BPA0109", "Backpropamine.Graph",
        "Number must be finite",
        "{0} must be a finite number{1}, but it is {2}");

    public static readonly DiagnosticDescriptor ModulationWithoutPlasticity = Error("BPA0201", "Backpropamine.Plasticity",
        "Neuromodulation without plasticity",
        "{0} is neuromodulated but has nothing plastic to modulate; add [Plastic]");

    public static readonly DiagnosticDescriptor RetroactiveOnly = Error("BPA0202", "Backpropamine.Plasticity",
        "Option is for retroactive modulation only",
        "{0} has no meaning under simple modulation, which keeps no eligibility trace; remove it or use Retroactive");

    public static readonly DiagnosticDescriptor NothingPlastic = Error("BPA0203", "Backpropamine.Plasticity",
        "[Plastic] applies to nothing",
        "{0} is [Plastic] but has no layer that it could hold for; add a [Recurrent] or [Dense] layer, or use [Network] and [Plastic] on a layer");

    public static readonly DiagnosticDescriptor LimitNotPositive = Error("BPA0204", "Backpropamine.Plasticity",
        "Limit must be positive and finite",
        "The limit of the bound must be positive and finite, but it is {0}");

    public static readonly DiagnosticDescriptor UnboundedGrowth = Warning("BPA0205", "Backpropamine.Plasticity",
        "Hebb can grow without bound",
        "{0} has no bound and the rule {1} does not decay, so Hebb can grow without end; use Bound.Hard or a rule that decays");

    public static readonly DiagnosticDescriptor RateOutsideUnit = Error("BPA0206", "Backpropamine.Plasticity",
        "Constant rate outside [0, 1] under decay",
        "The constant rate {0} decays by (1 − eta), so it must be in [0, 1]; outside, the state explodes or oscillates");

    public static readonly DiagnosticDescriptor AlphaZero = Warning("BPA0207", "Backpropamine.Plasticity",
        "Alpha starts at 0",
        "Alpha of {0} starts at 0, so drive, trace and modulator get no gradient until it moves; give it a scale other than 0");

    public static readonly DiagnosticDescriptor CannotBePlastic = Error("BPA0208", "Backpropamine.Plasticity",
        "Layer cannot be plastic",
        "{0} has no connections that could be plastic; move [{1}] to a [Recurrent], [Dense] or [Readout] layer");

    public static readonly DiagnosticDescriptor NoEffect = Warning("BPA0209", "Backpropamine.Plasticity",
        "Option has no effect",
        "{0} has no effect because {1}; remove it");

    public static readonly DiagnosticDescriptor RuleWithoutDrive = Error("BPA0220", "Backpropamine.Plasticity",
        "Rule has no Drive",
        "The rule {0} has no Drive; write 'public static float Drive(float pre, float post) => …'");

    public static readonly DiagnosticDescriptor RuleParameter = Error("BPA0221", "Backpropamine.Plasticity",
        "Unknown parameter of a rule",
        "{0} of a rule has no parameter '{1}'{3}; it may name: {2}");

    public static readonly DiagnosticDescriptor RuleSyntax = Error("BPA0222", "Backpropamine.Plasticity",
        "Expression is not part of the rule language",
        "'{0}' cannot be compiled into a plasticity rule; {1}");

    public static readonly DiagnosticDescriptor RuleUnreadable = Error("BPA0223", "Backpropamine.Plasticity",
        "Rule cannot be read",
        "The rule {0} has no readable body: {1}");

    public static readonly DiagnosticDescriptor RuleCoefficient = Error("BPA0224", "Backpropamine.Plasticity",
        "Parameter cannot be a learned coefficient",
        "{0} cannot be a learned coefficient: {1}");

    public static readonly DiagnosticDescriptor RuleUnused = Warning("BPA0225", "Backpropamine.Plasticity",
        "Nothing in the rule uses it",
        "Nothing in the rule {1} uses {0}, so it never changes anything; use it, or remove it");

    public static readonly DiagnosticDescriptor RuleDerived = Error("BPA0226", "Backpropamine.Plasticity",
        "Method cannot be a state, a sum or a maximum",
        "{0} cannot be a {1} of the rule: {2}");

    public static readonly DiagnosticDescriptor PostTooLate = Error("BPA0230", "Backpropamine.Plasticity",
        "Activity is not known before the commit",
        "{0} is read after the commit, so the commit cannot use the activity of {0}; name another layer or an input with Post = nameof(…)");

    public static readonly DiagnosticDescriptor ModulationTooLate = Error("BPA0231", "Backpropamine.Plasticity",
        "Modulation is not known before the commit",
        "{0} is read after the commit, so the commit cannot wait for {1}; {2}");

    public static readonly DiagnosticDescriptor PreOfItself = Error("BPA0232", "Backpropamine.Plasticity",
        "Layer has no activity before the step",
        "{0} keeps no activity from the step before that could be Pre; name another layer or an input, or leave Pre out to take what {0} reads");

    public static readonly DiagnosticDescriptor ModulationTwice = Error("BPA0240", "Backpropamine.Plasticity",
        "Modulation has two sources",
        "The modulation of {0} has both Signal and External = true; keep Signal to take M from the network, or External to pass it to forward");

    public static readonly DiagnosticDescriptor NotOneValue = Error("BPA0241", "Backpropamine.Plasticity",
        "Signal must have one value per lane",
        "{0} takes one value per lane, but the size of {1} is {2}; write '[{3}(1)]' on {1}, or name another");

    public static readonly DiagnosticDescriptor UnitsOutOfRange = Error("BPA0242", "Backpropamine.Plasticity",
        "Number of modulatory units is out of range",
        "There cannot be {0} modulatory units: {1}");

    public static readonly DiagnosticDescriptor ScheduleOutOfRange = Error("BPA0243", "Backpropamine.Plasticity",
        "Commit schedule is out of range",
        "{0} must be at least {1}, but it is {2}");

    public static readonly DiagnosticDescriptor ScheduleTwice = Error("BPA0244", "Backpropamine.Plasticity",
        "Commit schedule is given twice",
        "The commits of {0} are scheduled by both CommitOn and CommitEvery; keep one of them");

    public static readonly DiagnosticDescriptor StepNotCapped = Error("BPA0227", "Backpropamine.Plasticity",
        "Step of this rule cannot be capped",
        "StepCap holds rate·change, but Commit of {0} has change outside that product; clamp it in Commit, with Math.Clamp, and leave StepCap out");

    public static readonly DiagnosticDescriptor StartsOutside = Warning("BPA0228", "Backpropamine.Plasticity",
        "Hebb starts outside its bound",
        "Hebb starts with a scale of {0} but is bounded to ±{1}, so that the first commit moves it; use a smaller HebbScale or a larger Limit");

    public static readonly DiagnosticDescriptor LeakOutside = Error("BPA0229", "Backpropamine.Plasticity",
        "Leak outside its range",
        "{0} must be above 0 and {1} 1, but it is {2}");

    public static readonly DiagnosticDescriptor TraceAlwaysCleared = Error("BPA0245", "Backpropamine.Plasticity",
        "Trace is cleared at every step",
        "{0} commits at every step, so ClearTrace would keep its trace at 0; say when it commits with CommitOn or CommitEvery, or remove ClearTrace");

    public static readonly DiagnosticDescriptor FanOutSoftmax = Error("BPA0246", "Backpropamine.Plasticity",
        "Softmax of single connections",
        "A softmax goes over neurons, but {0} has a rate for each connection; use Activation.Tanh or Activation.Sigmoid, or FanOut.PerNeuron");

    public static readonly DiagnosticDescriptor MemoryOverBudget = Warning("BPA0301", "Backpropamine.Training",
        "Back-propagation through time exceeds the memory budget",
        "Training {0} over {1} steps and {2} lanes keeps about {3} GiB for the backward pass, over the budget of {4} GiB; "
        + "shorten the horizon with state.Detach(), or use fewer lanes or neurons");

    public static readonly DiagnosticDescriptor HorizonNotPositive = Error("BPA0302", "Backpropamine.Training",
        "Horizon must be positive",
        "{0} of [Horizon] must be positive, but it is {1}");

    public static readonly DiagnosticDescriptor FusesOnePlastic = Info("BPA0401", "Backpropamine.Fusion",
        "Several plastic layers are not fused",
        NotFused);

    public static readonly DiagnosticDescriptor FusesOneRecurrent = Info("BPA0402", "Backpropamine.Fusion",
        "Recurrent layer beside a plastic one is not fused",
        NotFused);

    public static readonly DiagnosticDescriptor FusesOwnModulator = Info("BPA0403", "Backpropamine.Fusion",
        "Modulator of another layer is not fused",
        NotFused);

    public static readonly DiagnosticDescriptor FusesNoSuchOption = Info("BPA0404", "Backpropamine.Fusion",
        "Option is not fused",
        NotFused);

    public static readonly DiagnosticDescriptor FusesNoSuchRule = Info("BPA0405", "Backpropamine.Fusion",
        "Rule is not fused",
        NotFused);

    public static readonly DiagnosticDescriptor Internal = Error("BPA0901", "Backpropamine.Internal",
        "Generator failed",
        "The generator failed on {0} ({1}: {2}); this is a bug of Backpropamine, please report it with the declaration");

    /// <summary>All of them, in order.</summary>
    public static DiagnosticDescriptor[] All =>
    [
        NotPartial, ContainerNotPartial, MemberNotPartialProperty, NameTaken, UnsupportedClass, NoRoot, TwoDeclarations, Unregistered, Constructor, OrderOfFiles,
        NoInput, UnknownSource, SizeNotPositive, NoPath, NeverRead, Cycle, SizeMismatch, SourceTwice, NotFinite, EmbeddingSource, IdsAsNumbers, DropoutRate, NotAModule, DropoutSource,
        ModulationWithoutPlasticity, RetroactiveOnly, NothingPlastic, LimitNotPositive, UnboundedGrowth, RateOutsideUnit, AlphaZero,
        CannotBePlastic, NoEffect, RuleWithoutDrive, RuleParameter, RuleSyntax, RuleUnreadable, RuleCoefficient, RuleUnused, RuleDerived,
        StepNotCapped, StartsOutside, LeakOutside, PostTooLate, ModulationTooLate, PreOfItself,
        ModulationTwice, NotOneValue, UnitsOutOfRange, ScheduleOutOfRange, ScheduleTwice, TraceAlwaysCleared, FanOutSoftmax,
        CommitIgnoresChange, CommitKeepsNothing, TraceIncomplete, DriveWithoutActivity, HebbGrows, FreeRetention, StateGrows, ReductionOfOneValue,
        SameTwice, NotSeparable, StepWithoutSlope, LearnedWithoutGradient, SteepAtStart, DivisionByZeroAtStart, ModulationInVain, TraceInVain,
        DecayByModulation, DecayByActivity, RuleMethodUnknown,
        MemoryOverBudget, HorizonNotPositive, OutOfGraph, OptimiserBeforeMove, StateUsedTwice, StateDiscarded,
        FusesOnePlastic, FusesOneRecurrent, FusesOwnModulator, FusesNoSuchOption, FusesNoSuchRule, .. OfCells, Internal,
    ];

    /// <summary>Whether the generator reports it, and no analyzer: an error of the declaration.</summary>
    public static bool IsOfDeclaration(DiagnosticDescriptor rule) =>
        rule is { Category: "Backpropamine.Declaration", DefaultSeverity: DiagnosticSeverity.Error };

    private static DiagnosticDescriptor Error(string id, string category, string title, string message) =>
        Make(id, category, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string category, string title, string message) =>
        Make(id, category, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string category, string title, string message) =>
        Make(id, category, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Make(string id, string category, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, category, severity, isEnabledByDefault: true,
            helpLinkUri: $"https://github.com/backpropamine/Backpropamine.Gen/blob/main/docs/rules/{id}.md");
}
