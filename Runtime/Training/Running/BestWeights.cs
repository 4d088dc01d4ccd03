using System.Globalization;
using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>Remembers the weights with which a network did best in validation.</summary>
/// <param name="network">The network.</param>
public sealed class BestWeights(nn.Module network) : IDisposable
{
    private readonly List<(int Iteration, double Score)> _validations = [];
    private Dictionary<string, Tensor> _weights = [];
    private int _bestIteration;
    private double _bestScore = double.NegativeInfinity;

    /// <summary>The mean scores of all validations.</summary>
    public IReadOnlyList<(int Iteration, double Score)> Validations => _validations;

    /// <summary>Validations since the best one.</summary>
    public int SinceBest => _validations.Count(validation => validation.Iteration > _bestIteration);

    /// <summary>Which weights are meant, for a sentence; empty without validations.</summary>
    public string Note => _weights.Count == 0
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
        Replace(network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone().DetachFromDisposeScope()));
    }

    /// <summary>Does something with the best weights in the network, then puts the latest ones back.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="what">What to do.</param>
    public T Use<T>(Func<T> what)
    {
        if (_weights.Count == 0)
            return what();
        using var scope = NewDisposeScope();
        var latest = network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone());
        Put(_weights);
        try
        {
            return what();
        }
        finally
        {
            Put(latest);
        }
    }

    /// <summary>Writes the validations and the best weights into a checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    public void Keep(Checkpoint checkpoint)
    {
        if (_validations.Count == 0)
            return;
        checkpoint.Add("validation/iteration", NpyArray.From<int>([.. _validations.Select(validation => validation.Iteration)]));
        checkpoint.Add("validation/score", NpyArray.From<double>([.. _validations.Select(validation => validation.Score)]));
        foreach (var (name, tensor) in _weights)
            checkpoint.Add($"best/{name}", NpyArray.From(tensor));
    }

    /// <summary>Reads what <see cref="Keep"/> wrote.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <exception cref="CheckpointException">Its parts do not belong together or do not fit the network.</exception>
    public void Restore(Checkpoint checkpoint)
    {
        _validations.Clear();
        (_bestIteration, _bestScore) = (0, double.NegativeInfinity);
        Replace([]);
        if (!checkpoint.Arrays.ContainsKey("validation/iteration") && !checkpoint.Arrays.ContainsKey("validation/score"))
            return;
        var (iterations, scores) = (checkpoint.Get<int>("validation/iteration"), checkpoint.Get<double>("validation/score"));
        if (iterations.Length != scores.Length || scores.Length == 0)
            throw new CheckpointException(checkpoint.Source, "its validations do not belong together", "choose a checkpoint that a training has written");
        _validations.AddRange(iterations.Zip(scores));
        (_bestIteration, _bestScore) = _validations.MaxBy(validation => validation.Score);
        // The network takes the weights for a moment, so that they are checked as all weights are.
        using var scope = NewDisposeScope();
        var latest = network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone());
        checkpoint.Load("best", network);
        Replace(network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone().DetachFromDisposeScope()));
        Put(latest);
    }

    /// <inheritdoc/>
    public void Dispose() => Replace([]);

    private void Put(Dictionary<string, Tensor> weights)
    {
        using var _ = no_grad();
        foreach (var (name, tensor) in network.state_dict())
            tensor.copy_(weights[name]);
    }

    private void Replace(Dictionary<string, Tensor> weights)
    {
        foreach (var tensor in _weights.Values)
            tensor.Dispose();
        _weights = weights;
    }
}
