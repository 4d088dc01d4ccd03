using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Analyzers;

/// <summary>What is wrong with cells, and with layers that use them.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor CellWithoutActivity = Error("BPA0501", "Backpropamine.Cells",
        "Cell has no Activity",
        "The cell {0} has no Activity, which is h(t); write 'public static float Activity(…) => …'");

    public static readonly DiagnosticDescriptor CellWithoutPath = Error("BPA0502", "Backpropamine.Cells",
        "Nothing comes into the cell",
        "{0}; write '[Path] public static float Current(float sum) => sum;' and let Activity depend on it");

    public static readonly DiagnosticDescriptor CellParameter = Error("BPA0503", "Backpropamine.Cells",
        "Unknown parameter of a cell",
        "{0} of a cell has no parameter '{1}'{3}; it may name: {2}");

    public static readonly DiagnosticDescriptor CellSyntax = Error("BPA0504", "Backpropamine.Cells",
        "Expression is not part of the language of cells",
        "'{0}' cannot be compiled into a cell; {1}");

    public static readonly DiagnosticDescriptor CellCycle = Error("BPA0505", "Backpropamine.Cells",
        "Values of a cell read each other in a circle",
        "{0} depends on itself within one step ({1}); read a value of the step before, such as {2}, or make one of them a [State]");

    public static readonly DiagnosticDescriptor CellMemberUnused = Warning("BPA0506", "Backpropamine.Cells",
        "Nothing in the cell reads it",
        "Nothing in the cell {1} reads {0}, so it never changes anything; use it, or remove it");

    public static readonly DiagnosticDescriptor CellMemberRefused = Error("BPA0507", "Backpropamine.Cells",
        "Method cannot be a member of the cell",
        "{0} cannot be a member of the cell: {1}");

    public static readonly DiagnosticDescriptor CellUnreadable = Error("BPA0508", "Backpropamine.Cells",
        "Cell cannot be read",
        "The cell {0} has no readable body: {1}");

    public static readonly DiagnosticDescriptor CellPathWithoutSum = Warning("BPA0509", "Backpropamine.Cells",
        "Path reads nothing of its sum",
        "The path {0} reads none of sum, fromInput and fromRecurrent, so its weights do nothing; read one of them, or make it a [Value]");

    public static readonly DiagnosticDescriptor CellStateGrows = Warning("BPA0510", "Backpropamine.Cells",
        "State is multiplied by more than 1",
        "{0} multiplies itself by {1} in each step, so that it explodes; keep at most 1 of it");

    public static readonly DiagnosticDescriptor CellStepWithoutSlope = Warning("BPA0511", "Backpropamine.Cells",
        "Step in a cell has no slope",
        "{0} takes a step, whose slope is 0 everywhere, so that nothing behind it learns; write Spike(…) or another function of Backpropamine.Functions");

    public static readonly DiagnosticDescriptor CellMemberUnknown = Error("BPA0512", "Backpropamine.Cells",
        "The cell has no such member",
        "'{0}' is not {1} of the cell {2}{4}; name one with nameof: {3}");

    public static readonly DiagnosticDescriptor CellPathNotChosen = Error("BPA0513", "Backpropamine.Cells",
        "Plastic path is not chosen",
        "The cell {1} of {0} does not say which of its paths is plastic; write Path = nameof(…) with one of {2}");

    public static readonly DiagnosticDescriptor CellOptionRefused = Error("BPA0514", "Backpropamine.Cells",
        "Option does not go with the cell",
        "{0} does not go with {1}, because {2}; {3}");

    public static readonly DiagnosticDescriptor CellPathTwice = Error("BPA0517", "Backpropamine.Cells",
        "Path is plastic twice",
        "{0} has two [Plastic] for {1}; keep one of them, or name another path with Path: {2}");

    public static readonly DiagnosticDescriptor CellForDense = Error("BPA0515", "Backpropamine.Cells",
        "Cell does not serve a dense layer",
        "The cell {0} of {1} {2}; write [Recurrent<{0}>]");

    public static readonly DiagnosticDescriptor CellValueWithoutBefore = Error("BPA0516", "Backpropamine.Cells",
        "Value is not kept from the step before",
        "{0} of the cell {1} is not kept from the step before; name a state, or leave At = Tap.Before out");

    /// <summary>Those of cells.</summary>
    public static DiagnosticDescriptor[] OfCells =>
    [
        CellWithoutActivity, CellWithoutPath, CellParameter, CellSyntax, CellCycle, CellMemberUnused, CellMemberRefused, CellUnreadable, CellPathWithoutSum,
        CellStateGrows, CellStepWithoutSlope, CellMemberUnknown, CellPathNotChosen, CellOptionRefused, CellForDense, CellValueWithoutBefore, CellPathTwice,
    ];
}
