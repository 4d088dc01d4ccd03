namespace Backpropamine.Training.Comparing.Processes;

/// <summary>Learns from a launcher what happens to runs.</summary>
internal interface IRunWatch
{
    /// <summary>A run has begun.</summary>
    /// <param name="run">The run.</param>
    void Start(Launch run);

    /// <summary>A run is over; what it came to lies in its folder.</summary>
    /// <param name="run">The run.</param>
    /// <param name="how">How its process ended, for a run that has left no result.</param>
    void End(Launch run, string how);

    /// <summary>Something that the user has to know.</summary>
    /// <param name="line">One line.</param>
    void Say(string line);
}
