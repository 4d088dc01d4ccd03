using System.Globalization;
using Backpropamine.Samples.LanguageModel.Baselines;
using Backpropamine.Samples.LanguageModel.Networks;
using Backpropamine.Samples.LanguageModel.Text;
using Backpropamine.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Training;

/// <summary>Trains a language model: some steps of the text in every lane, one gradient, one step of SGD; the state goes on from one iteration to the next.</summary>
internal sealed class LanguageModelTrainer : Trainer
{
    private const string StateName = "state";
    private const string ChecksumName = "text/checksum";
    private const int LongestForNgrams = 20_000_000;
    private readonly Corpus _corpus;
    private readonly LanguageModelNetwork _model;
    private readonly Device _device;
    private readonly IRecipe _recipe;
    private readonly LearningSchedule _schedule;
    private readonly Segments _segments;
    private readonly TokenLanes _text;
    private readonly Parameter[] _parameters;
    private readonly SGD _optimizer;
    private readonly WeightAverage _average;
    private readonly BestWeights _best;
    private ModelState _state;

    public LanguageModelTrainer(RunSettings settings, Corpus corpus, Device device)
        : base(settings)
    {
        (_corpus, _device) = (corpus, device);
        (_schedule, _segments) = (LearningSchedule.Of(settings), Segments.Of(settings, corpus));
        _model = LanguageModels.Create(settings, corpus.Vocabulary.Count, device);
        _recipe = _model is LargeNetwork large ? new LargeRecipe(large, LargeOptions.Of(settings)!, settings.Seed, device) : new SmallRecipe(_model);
        _model.Start(settings.Own.Number("init"), settings.Own.Number("alpha"), settings.Own.Number("eta"), settings.Own.Number("fan-out"));
        _text = TokenLanes.Even(corpus.Training, corpus.Vocabulary.LineEndId, settings.Lanes).Of(Share);
        _parameters = [.. _model.parameters()];
        _optimizer = optim.SGD(_parameters, settings.LearningRate, weight_decay: _recipe.WeightDecay);
        (_average, _best) = (new WeightAverage(_model), new BestWeights(_model));
        _state = _model.InitialState(Share.Count);
        _state.DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public override bool DividesLanes => true;

    /// <inheritdoc/>
    public override nn.Module Network => _model;

    /// <inheritdoc/>
    public override long ParameterCount => _model.TrainedValues;

    /// <inheritdoc/>
    public override IReadOnlyList<(int Iteration, double Score)> Validations => _best.Validations;

    /// <inheritdoc/>
    public override bool IsFinished => _schedule.Patience > 0 && _best.SinceBest >= _schedule.Patience;

    /// <inheritdoc/>
    protected override OptimizerHelper Optimizer => _optimizer;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, double Value)> Figures(double loss, double seconds) =>
    [
        ("perplexity", Math.Exp(loss)),
        ("tokensPerSecond", seconds > 0 ? Math.Round(Settings.Lanes * _segments[Iteration - 1].Length / seconds, 1) : double.NaN),
        .. _schedule.NonMonotone > 0 ? [("averaged", _average.Count)] : Array.Empty<(string, double)>(),
    ];

    /// <inheritdoc/>
    public override Showing Show() => _best.Use(ShowThese);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _optimizer.Dispose();
        _average.Dispose();
        _best.Dispose();
        _state.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override void Keep(Checkpoint checkpoint)
    {
        _best.Keep(checkpoint);
        _average.Keep(checkpoint);
        _recipe.Keep(checkpoint);
        _state.Keep(checkpoint, StateName, part => Ranks.Gather(part, Share));
        checkpoint.Add(ChecksumName, NpyArray.From<ulong>([_corpus.Checksum]));
        ModelFile.Keep(checkpoint, _corpus.Vocabulary, _corpus.Tokenised);
    }

    /// <inheritdoc/>
    protected override void Restore(Checkpoint checkpoint)
    {
        if (checkpoint.Get<ulong>(ChecksumName)[0] != _corpus.Checksum)
            throw new CheckpointException(checkpoint.Source, "it was made with another text", "give the same --data, or leave --resume out");
        _best.Restore(checkpoint);
        _average.Restore(checkpoint);
        _recipe.Restore(checkpoint);
        _state.Restore(checkpoint, StateName, part => Share.Of(part));
    }

    /// <inheritdoc/>
    protected override Episode Learn(IUniforms draws, IUniforms actions, int iteration)
    {
        var segment = _segments[iteration];
        if (segment.From == 0)
            Begin(_model.InitialState(Share.Count));
        using var scope = NewDisposeScope();
        var (read, next) = _text.Steps(segment.From, segment.Length, _device);
        (var loss, var nats, _state) = _recipe.Read(read, next, _state, draws);
        var own = nats.to(float64).item<double>();
        var episode = new Episode(own, -own).OfAll(Ranks, Share, Share.Count);
        TrainingException.RequireNumber(episode.Loss, "loss");
        _optimizer.zero_grad();
        loss.backward();
        Ranks.Reduce(_model, Share);
        _state = _model.Detach(_state);
        _state.DetachFromDisposeScope();
        _recipe.AdjustGradients();
        TrainingException.RequireNumber(nn.utils.clip_grad_norm_(_parameters, _schedule.GradientClip), "gradient");
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = Settings.LearningRate * _schedule.Rate(segment.Epoch) * segment.Length / Settings.Steps;
        _optimizer.step();
        _average.Add();
        if (segment.EndsEpoch)
            _average.Use(() => Validate(iteration + 1));
        if (segment.EndsEpoch && !_average.Begun && _schedule.BeginsAveraging([.. _best.Validations.Select(validation => validation.Score)]))
            _average.Begin();
        return episode;
    }

    private double Validate(int iterations)
    {
        var score = Ranks.FromFirst(() => -Judge(_corpus.Validation, Settings.Lanes, Plasticity.On).Nats.Average());
        _best.Validate(iterations, score);
        return score;
    }

    private void Begin(ModelState state)
    {
        _state.Dispose();
        _state = state;
        _state.DetachFromDisposeScope();
    }

    private Evaluation Judge(int[] tokens, int lanes, Plasticity plasticity) =>
        Evaluation.Of(_model, tokens, _corpus.Vocabulary.LineEndId, lanes, plasticity, _device);

    private Showing ShowThese()
    {
        var measures = new List<Measure>();
        var on = Judge(_corpus.Test, 1, Plasticity.On);
        var plastic = on.MeanHebb.Length > 0;
        measures.Add(Evaluation.Measure(plastic ? "plasticity on" : "the network", on.Nats));
        if (plastic)
            measures.Add(Evaluation.Measure("plasticity off", Judge(_corpus.Test, 1, Plasticity.Off).Nats));
        var side = Judge(_corpus.Test, Settings.Lanes, Plasticity.On);
        measures.Add(Evaluation.Measure(string.Create(CultureInfo.InvariantCulture, $"in {Settings.Lanes} lanes"), side.Nats));
        measures.Add(Evaluation.Measure("validation", Judge(_corpus.Validation, 1, Plasticity.On).Nats));
        measures.AddRange(Baselines());
        var what = string.Join("; ", measures.Select(measure => string.Create(CultureInfo.InvariantCulture, $"{measure.Name} {measure.Mean:F2} ± {measure.Margin:F2}")));
        var memory = plastic
            ? string.Create(CultureInfo.InvariantCulture, $" After the test, the mean |Hebb| of the layers is {string.Join(", ", on.MeanHebb.Select(mean => mean.ToString("0.####", CultureInfo.InvariantCulture)))}; {on.AtLimit:P1} of the plastic weights are at their limit.")
            : "";
        var averaged = _average.Begun
            ? string.Create(CultureInfo.InvariantCulture, $" Weights are averaged since iteration {Iteration - _average.Count}.")
            : "";
        return new Showing(
            $"Perplexity of the test part of {_corpus.Name}, {_corpus.Test.Length:N0} tokens{_best.Note}: {what} (the margin is that of a 95 % interval over stretches of 100 tokens).{memory}{averaged}",
            measures);
    }

    private IEnumerable<Measure> Baselines()
    {
        var (types, end) = (_corpus.Vocabulary.Count, _corpus.Vocabulary.LineEndId);
        yield return Of(new UnigramModel(_corpus.Training, types));
        if (_corpus.Training.Length <= LongestForNgrams)
            yield return Of(new KneserNey(_corpus.Training, types, end));

        Measure Of(IBaseline model) => Evaluation.Measure(model.Name, BaselinePerplexity.Nats(model, _corpus.Test, end));
    }
}
