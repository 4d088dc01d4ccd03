namespace Backpropamine.Training.Comparing.Processes;

/// <summary>What the exit code of a run means.</summary>
internal static class ExitText
{
    /// <summary>The program did not begin, since its options make no sense.</summary>
    public const int Refused = 2;

    /// <summary>The exit code of a process that a signal ended is this and the signal.</summary>
    public const int Signalled = 128;

    private const int Stopped = 130;

    /// <summary>How a run that has left no result ended.</summary>
    /// <param name="code">The exit code.</param>
    public static string Of(int code) => code switch
    {
        Refused => "its options were refused",
        Stopped => "it was stopped, and its checkpoint is kept",
        > Signalled => $"the process was ended by signal {code - Signalled}",
        _ => $"the process ended with {code}",
    };
}
