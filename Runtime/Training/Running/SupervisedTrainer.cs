using System.Globalization;
using Backpropamine.Training.Reporting;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>Trains a network by its answers: a lesson in every lane, one gradient, one step of Adam.</summary>
internal sealed class SupervisedTrainer : Trainer
{
    private const int MostPictures = 6;
    private readonly PlasticModule _network;
    private readonly Func<Lesson, Tensor> _answer;
    private readonly SupervisedTask _task;
    private readonly SupervisedOptions _options;
    private readonly ILessons _ownLessons;
    private readonly ILessons _lessons;
    private readonly Parameter[] _parameters;
    private readonly Adam _optimizer;
    private readonly BestWeights _best;

    public SupervisedTrainer(PlasticModule network, Func<Lesson, Tensor> answer, SupervisedTask task, RunSettings settings, Device device)
        : base(settings)
    {
        (_network, _answer, _task) = (network, answer, task);
        _options = task.Options(settings);
        _ownLessons = task.CreateLessons(settings, Share.Count, device);
        // Rank 0 judges the network, with lessons of all lanes.
        _lessons = Ranks.Size > 1 && Ranks.IsFirst ? task.CreateLessons(settings, settings.Lanes, device) : _ownLessons;
        _parameters = [.. network.parameters()];
        _best = new BestWeights(network);
        _optimizer = optim.Adam(_parameters, settings.LearningRate, eps: _options.Epsilon);
    }

    /// <inheritdoc/>
    public override bool DividesLanes => true;

    /// <inheritdoc/>
    public override nn.Module Network => _network;

    /// <inheritdoc/>
    public override IReadOnlyList<(int Iteration, double Score)> Validations => _best.Validations;

    /// <inheritdoc/>
    protected override OptimizerHelper Optimizer => _optimizer;

    /// <summary>Lets the network go through a lesson, with its state after every so many steps; null if that is not shown.</summary>
    public Func<Lesson, int, AnsweredLesson>? Tracing { get; init; }

    /// <inheritdoc/>
    public override Showing Show() => _best.Use(ShowThese);

    /// <inheritdoc/>
    protected override void Keep(Checkpoint checkpoint) => _best.Keep(checkpoint);

    /// <inheritdoc/>
    protected override void Restore(Checkpoint checkpoint) => _best.Restore(checkpoint);

    private Showing ShowThese()
    {
        var plastic = _task.FindNetwork(Settings.Network).Plastic;
        (string How, Plasticity Plasticity)[] ways = plastic
            ? [("plasticity on", Plasticity.On), ("plasticity off", Plasticity.Off)]
            : [("the network", Plasticity.On)];
        Measure[] measures = [.. ways.Select(way => Measure(way.How, way.Plasticity, LessonPart.Test, _options.TestLessons)), .. Baselines()];
        var what = string.Join("; ", measures.Select(measure => string.Create(
            CultureInfo.InvariantCulture, $"{measure.Name} {measure.Mean:F4} ± {measure.Margin:F4}")));
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"After training, over {measures[0].Episodes} new episodes{_best.Note}: {what} ({_task.ScoreName}; the margin is that of a 95 % interval).");
        return new Showing(text, measures) { Galleries = [new Gallery(_task.GalleryTitle, _task.GalleryNote, Pictures(ways))], Episodes = Episodes() };
    }

    private IReadOnlyList<EpisodeTrace> Episodes()
    {
        if (Tracing is null || !_task.FindNetwork(Settings.Network).Plastic)
            return [];
        var traces = new List<EpisodeTrace>();
        Answering(Plasticity.On, LessonPart.Test, (lesson, answer) =>
        {
            var scores = _lessons.Score(answer, lesson).to(float64).cpu().contiguous().data<double>().ToArray();
            traces.Add(new LessonTracer(_lessons, Tracing).Trace($"{_task.Name}, plasticity on", lesson, LessonTracer.Typical(scores), scores));
            return false;
        });
        return traces;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _optimizer.Dispose();
        _best.Dispose();
        (_ownLessons as IDisposable)?.Dispose();
        if (!ReferenceEquals(_lessons, _ownLessons))
            (_lessons as IDisposable)?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Episode Learn(IUniforms draws, IUniforms actions, int iteration)
    {
        using var scope = NewDisposeScope();
        var lesson = _ownLessons.Next(draws, LessonPart.Training);
        var answer = _answer(lesson);
        var loss = _ownLessons.Loss(answer, lesson);
        var own = new Episode(loss.to(float64).item<double>(), _ownLessons.Score(answer.detach(), lesson).mean([0], type: float64).item<double>());
        var episode = own.OfAll(Ranks, Share, Share.Count);
        TrainingException.RequireNumber(episode.Loss, "loss");
        _optimizer.zero_grad();
        loss.backward();
        Ranks.Reduce(_network, Share);
        TrainingException.RequireNumber(nn.utils.clip_grad_norm_(_parameters, _options.GradientClip), "gradient");
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = Settings.LearningRate * _options.Rate(iteration);
        _optimizer.step();
        if (_options.ValidateEvery > 0 && (iteration + 1) % _options.ValidateEvery == 0)
            _best.Validate(iteration + 1, Ranks.FromFirst(() => Measure("validation", Plasticity.On, LessonPart.Validation, _options.ValidationLessons).Mean));
        return episode;
    }

    private Measure Measure(string name, Plasticity plasticity, LessonPart part, int lessons)
    {
        var scores = new List<double>();
        Answering(plasticity, part, (lesson, answer) =>
        {
            scores.AddRange(_lessons.Score(answer, lesson).to(float64).cpu().contiguous().data<double>().ToArray());
            return scores.Count < lessons;
        });
        return Training.Measure.Of(name, scores);
    }

    private IEnumerable<Measure> Baselines()
    {
        var scores = new Dictionary<string, List<double>>();
        var lessons = 0;
        Answering(Plasticity.On, LessonPart.Test, (lesson, _) =>
        {
            var baselines = _lessons.Baselines(lesson);
            foreach (var (how, answer) in baselines)
            {
                if (!scores.TryGetValue(how, out var list))
                    scores[how] = list = [];
                list.AddRange(_lessons.Score(answer, lesson).to(float64).cpu().contiguous().data<double>().ToArray());
            }
            lessons += (int)lesson.Lanes;
            return baselines.Count > 0 && lessons < _options.TestLessons;
        });
        return scores.Select(pair => Training.Measure.Of(pair.Key, pair.Value));
    }

    private IReadOnlyList<IReadOnlyList<Picture>> Pictures(IReadOnlyList<(string How, Plasticity Plasticity)> ways)
    {
        using var scope = NewDisposeScope();
        var (lessons, answers) = (new List<Lesson>(), ways.Select(_ => new List<Tensor>()).ToArray());
        for (var way = 0; way < ways.Count; way++)
        {
            var given = answers[way];
            Answering(ways[way].Plasticity, LessonPart.Test, (lesson, answer) =>
            {
                if (way == 0)
                    lessons.Add(lesson);
                given.Add(answer);
                return given.Count * lesson.Lanes < MostPictures;
            }, keep: true);
        }
        return [.. lessons.SelectMany((lesson, i) => Enumerable.Range(0, (int)lesson.Lanes).Select(lane => (lesson, i, lane)))
            .Take(MostPictures)
            .Select(at => _lessons.Draw(at.lesson, at.lane, [.. ways.Select((way, w) => (way.How, answers[w][at.i]))]))];
    }

    /// <summary>Lets the network answer new lessons, the same whenever this is called, until the judge has enough.</summary>
    private void Answering(Plasticity plasticity, LessonPart part, Func<Lesson, Tensor, bool> judge, bool keep = false)
    {
        var draws = new LaneStreams(Settings.Seed, part == LessonPart.Validation ? StreamPurpose.Validation : StreamPurpose.ReplayEnvironment, Settings.Lanes);
        var before = _network.Plasticity;
        _network.Plasticity = plasticity;
        _network.eval();
        try
        {
            using var _ = no_grad();
            for (var more = true; more;)
            {
                using var scope = keep ? null : NewDisposeScope();
                var lesson = _lessons.Next(draws, part);
                more = judge(lesson, _answer(lesson));
            }
        }
        finally
        {
            _network.Plasticity = before;
            _network.train();
        }
    }
}
