namespace Backpropamine.Training.Comparing.Processes;

/// <summary>Starts runs, and says which are over and with what.</summary>
internal interface ILauncher
{
    /// <summary>What happens to the runs under way when the user stops the comparison, in a line for the user.</summary>
    string Stopping { get; }

    /// <summary>Starts runs and waits until all are over, or the user stops the comparison.</summary>
    /// <param name="runs">The runs, in order.</param>
    /// <param name="watch">Learns what happens to them.</param>
    /// <param name="interrupt">Can stop it.</param>
    Task RunAsync(IReadOnlyList<Launch> runs, IRunWatch watch, Interrupt interrupt);
}
