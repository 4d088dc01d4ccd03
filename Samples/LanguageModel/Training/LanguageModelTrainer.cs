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
    private readonly LearningSchedule _schedule;
    private readonly TokenLanes _text;
    private readonly Parameter[] _parameters;
    private readonly SGD _optimizer;
    private readonly BestWeights _best;
    private NetworkState _state;

    public LanguageModelTrainer(RunSettings settings, NetworkKind kind, Corpus corpus, Device device)
        : base(settings)
    {
        (_corpus, _device) = (corpus, device);
        _schedule = LearningSchedule.Of(settings, corpus);
        _model = kind.Create(corpus.Vocabulary.Count, settings.Hidden, device);
        _model.Start(settings.Own.Number("init"), settings.Own.Number("alpha"), settings.Own.Number("eta"), settings.Own.Number("fan-out"));
        _text = TokenLanes.Even(corpus.Training, corpus.Vocabulary.LineEndId, settings.Lanes).Of(Share);
        _parameters = [.. _model.parameters()];
        _optimizer = optim.SGD(_parameters, settings.LearningRate);
        _best = new BestWeights(_model);
        _state = _model.InitialState(Share.Count);
        _state.DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public override bool DividesLanes => true;

    /// <inheritdoc/>
    public override nn.Module Network => _model;

    /// <inheritdoc/>
    public override IReadOnlyList<(int Iteration, double Score)> Validations => _best.Validations;

    /// <inheritdoc/>
    public override bool IsFinished => _schedule.Patience > 0 && _best.SinceBest >= _schedule.Patience;

    /// <inheritdoc/>
    protected override OptimizerHelper Optimizer => _optimizer;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, double Value)> Figures(double loss, double seconds) =>
        [("perplexity", Math.Exp(loss)), ("tokensPerSecond", seconds > 0 ? Math.Round(Settings.Lanes * Settings.Steps / seconds, 1) : double.NaN)];

    /// <inheritdoc/>
    public override Showing Show() => _best.Use(ShowThese);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _optimizer.Dispose();
        _best.Dispose();
        _state.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override void Keep(Checkpoint checkpoint)
    {
        _best.Keep(checkpoint);
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
        _state.Restore(checkpoint, StateName, part => Share.Of(part));
    }

    /// <inheritdoc/>
    protected override Episode Learn(IUniforms draws, IUniforms actions, int iteration)
    {
        var (epoch, part) = Math.DivRem(iteration, _schedule.Iterations);
        if (part == 0)
            Begin(_model.InitialState(Share.Count));
        using var scope = NewDisposeScope();
        var (read, next) = _text.Steps(part * Settings.Steps, Settings.Steps, _device);
        var (logits, _, state) = _model.Read(read, _state);
        _state = state;
        // As in Zaremba's code: the sum over the steps, the mean over the lanes.
        var loss = nn.functional.cross_entropy(logits.flatten(0, 1), next.flatten(), reduction: nn.Reduction.Sum) / Share.Count;
        var own = loss.to(float64).item<double>() / Settings.Steps;
        var episode = new Episode(own, -own).OfAll(Ranks, Share, Share.Count);
        TrainingException.RequireNumber(episode.Loss, "loss");
        _optimizer.zero_grad();
        loss.backward();
        Ranks.Reduce(_model, Share);
        _state = _model.Detach(_state);
        _state.DetachFromDisposeScope();
        TrainingException.RequireNumber(nn.utils.clip_grad_norm_(_parameters, _schedule.GradientClip), "gradient");
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = Settings.LearningRate * _schedule.Rate(epoch);
        _optimizer.step();
        if (part == _schedule.Iterations - 1)
            _best.Validate(iteration + 1, Ranks.FromFirst(() => -Judge(_corpus.Validation, Settings.Lanes, Plasticity.On).Nats.Average()));
        return episode;
    }

    private void Begin(NetworkState state)
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
            ? string.Create(CultureInfo.InvariantCulture, $" After the test, the mean |Hebb| of the layers is {string.Join(" and ", on.MeanHebb.Select(mean => mean.ToString("0.####", CultureInfo.InvariantCulture)))}; {on.AtLimit:P1} of the plastic weights are at their limit.")
            : "";
        return new Showing(
            $"Perplexity of the test part of {_corpus.Name}, {_corpus.Test.Length:N0} tokens{_best.Note}: {what} (the margin is that of a 95 % interval over stretches of 100 tokens).{memory}",
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
