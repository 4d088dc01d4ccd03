using System.Globalization;
using Backpropamine.Samples.Learning;
using Backpropamine.Samples.Randomness;
using Backpropamine.Samples.Reporting;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Running;

/// <summary>Trains a network by its answers: a lesson in every lane, one gradient, one step of Adam.</summary>
internal sealed class SupervisedTrainer : Trainer
{
    private const int MostPictures = 6;
    private readonly PlasticModule _network;
    private readonly Func<Lesson, Tensor> _answer;
    private readonly SupervisedTask _task;
    private readonly SupervisedOptions _options;
    private readonly ILessons _lessons;
    private readonly Parameter[] _parameters;
    private readonly Adam _optimizer;

    public SupervisedTrainer(PlasticModule network, Func<Lesson, Tensor> answer, SupervisedTask task, RunSettings settings, Device device)
        : base(settings)
    {
        (_network, _answer, _task) = (network, answer, task);
        _options = task.Options(settings);
        _lessons = task.CreateLessons(settings, settings.Lanes, device);
        _parameters = [.. network.parameters()];
        _optimizer = optim.Adam(_parameters, settings.LearningRate, eps: _options.Epsilon);
    }

    /// <inheritdoc/>
    public override nn.Module Network => _network;

    /// <inheritdoc/>
    protected override OptimizerHelper Optimizer => _optimizer;

    /// <inheritdoc/>
    public override Showing Show()
    {
        var plastic = _task.FindNetwork(Settings.Network).Plastic;
        (string How, Plasticity Plasticity)[] ways = plastic
            ? [("plasticity on", Plasticity.On), ("plasticity off", Plasticity.Off)]
            : [("new episodes", Plasticity.On)];
        Measure[] measures = [.. ways.Select(way => Measure(way.How, way.Plasticity))];
        var what = string.Join("; ", measures.Select(measure => string.Create(
            CultureInfo.InvariantCulture, $"{measure.Mean:F4} ± {measure.Margin:F4}{(plastic ? $" with {measure.Name}" : "")}")));
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"After training, over {measures[0].Episodes} new episodes: {what} ({_task.ScoreName}; the margin is that of a 95 % interval).");
        return new Showing(text, measures) { Galleries = [new Gallery(_task.GalleryTitle, _task.GalleryNote, Pictures(ways))] };
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _optimizer.Dispose();
        (_lessons as IDisposable)?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Episode Learn(IUniforms draws, IUniforms actions, int iteration)
    {
        using var scope = NewDisposeScope();
        var lesson = _lessons.Next(draws, LessonPart.Training);
        var answer = _answer(lesson);
        var loss = _lessons.Loss(answer, lesson);
        var amount = loss.to(float64).item<double>();
        TrainingException.RequireNumber(amount, "loss");
        _optimizer.zero_grad();
        loss.backward();
        TrainingException.RequireNumber(nn.utils.clip_grad_norm_(_parameters, _options.GradientClip), "gradient");
        _optimizer.step();
        return new Episode(amount, _lessons.Score(answer.detach(), lesson).mean([0], type: float64).item<double>());
    }

    private Measure Measure(string name, Plasticity plasticity)
    {
        var scores = new List<double>();
        Answering(plasticity, (lesson, answer) =>
        {
            scores.AddRange(_lessons.Score(answer, lesson).to(float64).cpu().contiguous().data<double>().ToArray());
            return scores.Count < _options.TestLessons;
        });
        return Running.Measure.Of(name, scores);
    }

    private IReadOnlyList<IReadOnlyList<Picture>> Pictures(IReadOnlyList<(string How, Plasticity Plasticity)> ways)
    {
        using var scope = NewDisposeScope();
        var (lessons, answers) = (new List<Lesson>(), ways.Select(_ => new List<Tensor>()).ToArray());
        for (var way = 0; way < ways.Count; way++)
        {
            var given = answers[way];
            Answering(ways[way].Plasticity, (lesson, answer) =>
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
    private void Answering(Plasticity plasticity, Func<Lesson, Tensor, bool> judge, bool keep = false)
    {
        var draws = new LaneStreams(Settings.Seed, StreamPurpose.ReplayEnvironment, Settings.Lanes);
        var before = _network.Plasticity;
        _network.Plasticity = plasticity;
        _network.eval();
        try
        {
            using var _ = no_grad();
            for (var more = true; more;)
            {
                using var scope = keep ? null : NewDisposeScope();
                var lesson = _lessons.Next(draws, LessonPart.Test);
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
