namespace Backpropamine.Training.Curves;

/// <summary>A training's curves in its folder, for other programs.</summary>
internal sealed class CurveFiles : IDisposable
{
    private readonly Trainer _trainer;
    private readonly List<double> _seconds = [];
    private readonly CurveFile[] _files;

    /// <summary>Makes the files so that they hold what the trainer has done, no more and no less: a run that was killed may have written more than its checkpoint has.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="trainer">The trainer, resumed or new.</param>
    /// <param name="warnings">Takes what cannot be written.</param>
    /// <param name="clock">Says what time it is.</param>
    public CurveFiles(string folder, Trainer trainer, Warnings warnings, TimeProvider clock)
    {
        _trainer = trainer;
        Dictionary<int, double> known = [];
        var metrics = Path.Combine(folder, MetricsFormat.Format.Name);
        warnings.Try(metrics, () => known = MetricsFormat.ReadSeconds(metrics));
        for (var iteration = 1; iteration <= trainer.Iteration; iteration++)
            _seconds.Add(known.GetValueOrDefault(iteration, Seconds));
        CurveFormat[] formats = [MetricsFormat.Format, new EventsFormat(clock.GetUtcNow() - TimeSpan.FromSeconds(Seconds)).Format];
        _files = [.. formats.Select(format => new CurveFile(Path.Combine(folder, format.Name), format, warnings))];
        Mend();
    }

    /// <summary>What the training has taken.</summary>
    public double Seconds => _seconds.Count == 0 ? 0 : _seconds[^1];

    /// <summary>Adds the trainer's latest iteration.</summary>
    /// <param name="seconds">What the training has taken up to its end.</param>
    public void Add(double seconds)
    {
        _seconds.Add(seconds);
        foreach (var file in _files)
            file.Add(Point(_seconds.Count - 1));
    }

    /// <summary>Makes files again that could not be written before.</summary>
    public void Mend()
    {
        foreach (var file in _files)
            if (file.Incomplete)
                file.Rewrite(Enumerable.Range(0, _seconds.Count).Select(Point));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files)
            file.Dispose();
    }

    private CurvePoint Point(int i) => new(i + 1, _trainer.Scores[i], _trainer.Losses[i], _seconds[i])
    {
        Figures = [.. _trainer.Figures(_trainer.Losses[i], _seconds[i] - (i == 0 ? 0 : _seconds[i - 1])).Where(figure => double.IsFinite(figure.Value))],
    };
}
