namespace Backpropamine.Training;

/// <summary>Training cannot go on; the message says why and what to do.</summary>
/// <param name="message">One line.</param>
public sealed class TrainingException(string message) : Exception(message)
{
    /// <summary>Stops a training whose numbers have broken, before they reach the weights.</summary>
    /// <param name="value">The number.</param>
    /// <param name="what">What it is.</param>
    /// <exception cref="TrainingException">It is not finite.</exception>
    public static void RequireNumber(double value, string what)
    {
        if (!double.IsFinite(value))
            throw new TrainingException($"the {what} is not a number any more; try a lower --learning-rate or another --seed");
    }
}
