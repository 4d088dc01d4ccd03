using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Analyzers;

/// <summary>What compiles and runs, but hardly does what its author wants.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor CommitIgnoresChange = Warning("BPA0255", "Backpropamine.Plasticity",
        "Commit ignores its change",
        "Commit of {0} does not use change, so that nothing a connection does reaches Hebb; add it, as in 'hebb + rate * change'");

    public static readonly DiagnosticDescriptor CommitKeepsNothing = Warning("BPA0256", "Backpropamine.Plasticity",
        "Commit keeps nothing of Hebb",
        "Commit of {0} does not use hebb, so that Hebb is only the last change and remembers nothing; add it, as in 'hebb + rate * change'");

    public static readonly DiagnosticDescriptor TraceIncomplete = Warning("BPA0257", "Backpropamine.Plasticity",
        "Trace keeps nothing or takes nothing in",
        "Trace of {0} {1}; let it use {2}, as in '(1 - eta) * eligibility + eta * drive'");

    public static readonly DiagnosticDescriptor DriveWithoutActivity = Warning("BPA0258", "Backpropamine.Plasticity",
        "Drive depends on no activity",
        "Drive of {0} depends on neither pre nor post, so that a connection changes without regard to its neurons; let it use them");

    public static readonly DiagnosticDescriptor HebbGrows = Warning("BPA0259", "Backpropamine.Plasticity",
        "Hebb is multiplied by more than 1",
        "{0} multiplies Hebb by {1} in a step, so that Hebb explodes or sticks to its bound; check the sign, and keep at most 1 of it");

    public static readonly DiagnosticDescriptor FreeRetention = Warning("BPA0260", "Backpropamine.Plasticity",
        "Learned retention has no range",
        "{0} says how much of Hebb is kept, and training can carry it outside [0, 1], where Hebb explodes; write [Learned(…, As = Reparametrisation.Sigmoid)]");

    public static readonly DiagnosticDescriptor StateGrows = Warning("BPA0261", "Backpropamine.Plasticity",
        "State can grow without bound",
        "The state {0} only ever grows, and nothing bounds a state; let it fade, as in '0.9f * own + …'");

    public static readonly DiagnosticDescriptor ReductionOfOneValue = Warning("BPA0262", "Backpropamine.Plasticity",
        "Sum or maximum of one value",
        "What {0} goes over is the same for every {1} neuron; use the value itself, or let the term vary with them");

    public static readonly DiagnosticDescriptor SameTwice = Warning("BPA0263", "Backpropamine.Plasticity",
        "Same value twice",
        "{0} is the same value as {1}, computed and kept twice; use {1}");

    public static readonly DiagnosticDescriptor NotSeparable = Warning("BPA0264", "Backpropamine.Plasticity",
        "Learned coefficients cannot be told apart",
        "{0} and {1} multiply the same product and nothing else, so that only their sum is learned; keep one of them");

    public static readonly DiagnosticDescriptor StepWithoutSlope = Info("BPA0265", "Backpropamine.Plasticity",
        "Step has no slope",
        "'{0}' is a step, so that no gradient passes to what it depends on; for one that learns write 'MathF.Tanh(5 * x)' or a sigmoid");

    public static readonly DiagnosticDescriptor LearnedWithoutGradient = Warning("BPA0266", "Backpropamine.Plasticity",
        "Learned coefficient gets no gradient",
        "{0} only decides between values and gets no gradient, so that training never changes it; let it multiply or shift a value, or make it a const");

    public static readonly DiagnosticDescriptor SteepAtStart = Warning("BPA0267", "Backpropamine.Plasticity",
        "Slope is infinite where an episode starts",
        "There is no finite slope where an episode starts, because what this is taken of ({0}) is 0 there, and gradients become NaN; add a small number inside, "
        + "or put it into a '? :' that does not take it there");

    public static readonly DiagnosticDescriptor DivisionByZeroAtStart = Warning("BPA0268", "Backpropamine.Plasticity",
        "Division by 0 where an episode starts",
        "The divisor ({0}) is 0 where an episode starts; add a small number to it, or put the division into a '? :' that does not take it there");

    public static readonly DiagnosticDescriptor ModulationInVain = Warning("BPA0269", "Backpropamine.Plasticity",
        "Modulation changes nothing",
        "{0} is neuromodulated, but Commit of {1} does not use rate, which is M(t); add it, as in 'hebb + rate * change', or remove the modulation");

    public static readonly DiagnosticDescriptor TraceInVain = Info("BPA0270", "Backpropamine.Plasticity",
        "Trace is never used",
        "{0} says how its eligibility trace goes on, but {1} keeps none; add [Neuromodulated(Retroactive)]");

    public static readonly DiagnosticDescriptor DecayByModulation = Warning("BPA0271", "Backpropamine.Plasticity",
        "Decay by a modulator outside [0, 1]",
        "{0} keeps 1 − M(t) of Hebb, which decays only for M in [0, 1], but M of {2} is {1}; use Activation = Activation.Sigmoid");

    public static readonly DiagnosticDescriptor DecayByActivity = Warning("BPA0272", "Backpropamine.Plasticity",
        "Decay by unbounded activity",
        "{0} decays by the activity of {1}, which {2} does not bound, so that strong activity makes Hebb explode; use Bound.Hard, or Activation.Tanh");

    public static readonly DiagnosticDescriptor RuleMethodUnknown = Warning("BPA0273", "Backpropamine.Plasticity",
        "Rule has no method of that name",
        "{0} is no method of a rule{2}, and nothing in {1} calls it, so that it changes nothing; rename it, or remove it");

    public static readonly DiagnosticDescriptor OutOfGraph = Warning("BPA0303", "Backpropamine.Training",
        "Value is taken out of the graph",
        "{0} makes a plain number of a tensor, which then goes into other tensors: no gradient passes; leave it a tensor");

    public static readonly DiagnosticDescriptor OptimiserBeforeMove = Warning("BPA0304", "Backpropamine.Training",
        "Network is moved after its optimiser was made",
        "{0} is moved after an optimiser took its parameters, which a move replaces, so that it would train what is no longer used; make the optimiser after the move");

    public static readonly DiagnosticDescriptor StateUsedTwice = Warning("BPA0305", "Backpropamine.Training",
        "State is used twice",
        "{0} was used up by the step before; go on with the state that it returned, or pass {0}.Fork() there");

    public static readonly DiagnosticDescriptor StateDiscarded = Warning("BPA0306", "Backpropamine.Training",
        "State that a method returns is thrown away",
        "{0} returns {1}, but nothing keeps what it returns; write '{2}'");
}
