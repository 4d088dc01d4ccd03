namespace Backpropamine.Training;

/// <summary>A task in B lanes side by side: episodes of a fixed length, one integer action a step.</summary>
public interface IEnvironment
{
    /// <summary>Lanes B.</summary>
    int Lanes { get; }

    /// <summary>Values that a lane's agent senses in one step.</summary>
    int Senses { get; }

    /// <summary>Number of actions.</summary>
    int Actions { get; }

    /// <summary>Steps T in an episode.</summary>
    int Steps { get; }

    /// <summary>What an episode has earned so far, averaged over the lanes; the task says in which unit.</summary>
    double Score { get; }

    /// <summary>What <see cref="Score"/> is a mean over, such as lanes or trials. Where the batch is divided among ranks, the score of each counts as much.</summary>
    double ScoreWeight => Lanes;

    /// <summary>Starts an episode in every lane.</summary>
    /// <param name="draws">Where the episode's random numbers come from.</param>
    void Reset(IUniforms draws);

    /// <summary>Writes what the agents sense before they act.</summary>
    /// <param name="senses">[B, Senses], row by row.</param>
    void Observe(Span<double> senses);

    /// <summary>Takes every lane's action and ends the step.</summary>
    /// <param name="actions">[B].</param>
    /// <param name="rewards">[B], overwritten.</param>
    void Act(ReadOnlySpan<int> actions, Span<double> rewards);

    /// <summary>What is going on in a lane in this step, in a word or two.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="action">The action about to be taken.</param>
    string Describe(int lane, int action);

    /// <summary>Where a lane's agent is, as a cell's number; −1 in tasks without places.</summary>
    /// <param name="lane">The lane.</param>
    int Cell(int lane) => -1;
}
