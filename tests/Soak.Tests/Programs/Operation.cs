namespace Backpropamine.Soak.Tests.Programs;

/// <summary>What a program does next.</summary>
internal enum Act
{
    Start,
    Step,
    Unroll,
    Fork,
    Detach,
    Reset,
    Read,
    Write,
    Drop,
    Backward,
    Gradients,
    Finish,
    Change,
    Freeze,
    Switch,
    Checkpoints,
    WithoutGradients,
    Fail,
    Nest,
    Threads,
    Passes,
    Spoil,
    Collect,
}

/// <summary>One operation of a program.</summary>
/// <param name="Act">What it does.</param>
/// <param name="Seed">To whom, and with what: drawn from here, so that an operation is the same whatever comes before it.</param>
internal readonly record struct Operation(Act Act, int Seed);
