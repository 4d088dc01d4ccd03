using System.Globalization;
using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>Remembers the weights with which a network did best in validation.</summary>
/// <param name="network">The network.</param>
public sealed class BestWeights(nn.Module network) : IDisposable
{
    private readonly List<(int Iteration, double Score)> _validations = [];
    private readonly SetAside _weights = new(network);
    private int _bestIteration;
    private double _bestScore = double.NegativeInfinity;

    /// <summary>The mean scores of all validations.</summary>
    public IReadOnlyList<(int Iteration, double Score)> Validations => _validations;

    /// <summary>Validations since the best one.</summary>
    public int SinceBest => _validations.Count(validation => validation.Iteration > _bestIteration);

    /// <summary>Which weights are meant, for a sentence; empty without validations.</summary>
    public string Note => _weights.IsEmpty
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $", with the weights of iteration {_bestIteration}, which were best in validation ({_bestScore:F4})");

    /// <summary>Takes note of a validation; of equal ones the earlier counts.</summary>
    /// <param name="iteration">The iteration after which it was.</param>
    /// <param name="score">Its mean score.</param>
    public void Validate(int iteration, double score)
    {
        _validations.Add((iteration, score));
        if (score <= _bestScore)
            return;
        (_bestIteration, _bestScore) = (iteration, score);
        _weights.Take();
    }

    /// <summary>Does something with the best weights in the network, then puts the latest ones back.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="what">What to do.</param>
    public T Use<T>(Func<T> what) => _weights.Use(what);

    /// <summary>Writes the validations and the best weights into a checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    public void Keep(Checkpoint checkpoint)
    {
        if (_validations.Count == 0)
            return;
        checkpoint.Add("validation/iteration", NpyArray.From<int>([.. _validations.Select(validation => validation.Iteration)]));
        checkpoint.Add("validation/score", NpyArray.From<double>([.. _validations.Select(validation => validation.Score)]));
        _weights.Keep(checkpoint, "best");
    }

    /// <summary>Reads what <see cref="Keep"/> wrote.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <exception cref="CheckpointException">Its parts do not belong together or do not fit the network.</exception>
    public void Restore(Checkpoint checkpoint)
    {
        _validations.Clear();
        (_bestIteration, _bestScore) = (0, double.NegativeInfinity);
        _weights.Clear();
        if (!checkpoint.Arrays.ContainsKey("validation/iteration") && !checkpoint.Arrays.ContainsKey("validation/score"))
            return;
        var (iterations, scores) = (checkpoint.Get<int>("validation/iteration"), checkpoint.Get<double>("validation/score"));
        if (iterations.Length != scores.Length || scores.Length == 0)
            throw new CheckpointException(checkpoint.Source, "its validations do not belong together", "choose a checkpoint that a training has written");
        _validations.AddRange(iterations.Zip(scores));
        (_bestIteration, _bestScore) = _validations.MaxBy(validation => validation.Score);
        _weights.Restore(checkpoint, "best");
    }

    /// <inheritdoc/>
    public void Dispose() => _weights.Dispose();
}
