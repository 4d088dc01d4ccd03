using Backpropamine.Training.Comparing.Processes;

namespace Backpropamine.Training.Comparing.Slurm;

/// <summary>What Slurm says of a task.</summary>
/// <param name="Name">The state, such as PENDING.</param>
/// <param name="Status">How its process ended, as <c>wait</c> tells it: the signal, or 256 times the exit code.</param>
internal sealed record SlurmState(string Name, int Status)
{
    private const int Signals = 0x7f;

    /// <summary>Whether it will not run again by itself.</summary>
    public bool IsOver => Name is "BOOT_FAIL" or "CANCELLED" or "COMPLETED" or "DEADLINE" or "FAILED" or "NODE_FAIL" or "OUT_OF_MEMORY" or "PREEMPTED" or "REVOKED" or "TIMEOUT";

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => Name == "RUNNING";

    /// <summary>How it ended.</summary>
    public string Text => Name switch
    {
        "CANCELLED" => "it was cancelled",
        "TIMEOUT" => "its time was over (--time), and its last save is kept",
        "OUT_OF_MEMORY" => "it needed more memory (--memory)",
        "COMPLETED" or "FAILED" => ExitText.Of((Status & Signals) is > 0 and var signal ? ExitText.Signalled + signal : Status >> 8),
        _ => $"Slurm calls it {Name}",
    };
}
