namespace Backpropamine.Generator.Planning.Ir;

/// <summary>When a statement runs.</summary>
internal enum Phase
{
    /// <summary>Depends on the inputs alone and ends in a module of the author's, which must run once and only once: for a whole sequence at once, first.</summary>
    Prepare,

    /// <summary>Depends on the inputs alone: for a whole sequence at once, before the recurrence.</summary>
    Project,

    /// <summary>The recurrence, step by step.</summary>
    Advance,

    /// <summary>Nothing of the recurrence depends on it: for a whole sequence at once, afterwards.</summary>
    ReadOut,
}

/// <summary>Under which switch of the network a statement runs.</summary>
internal enum Guarded
{
    Always,
    WhenHebbIsRead,
    WhenHebbIsNotRead,
    WhenHebbIsWritten,
}

/// <summary>One assignment of a step.</summary>
/// <param name="Target">The value it defines, or redefines.</param>
/// <param name="Value">What it becomes.</param>
/// <param name="Equation">The same in the paper's notation, for the reader of the generated code.</param>
/// <param name="Phase">When it runs.</param>
/// <param name="Guard">Under which switch.</param>
internal sealed record Statement(string Target, Expr Value, string Equation, Phase Phase, Guarded Guard = Guarded.Always);
