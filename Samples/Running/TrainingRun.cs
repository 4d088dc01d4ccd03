using System.Diagnostics;
using System.Globalization;

namespace Backpropamine.Samples.Running;

/// <summary>A training with its files: starts or resumes, reports, keeps a checkpoint now and then and when it is stopped.</summary>
/// <param name="task">The task.</param>
/// <param name="settings">Its settings.</param>
/// <param name="iterations">When it is finished.</param>
/// <param name="folder">Where its files lie: <c>checkpoint.npz</c>, <c>metrics.jsonl</c> and <c>result.json</c>.</param>
public sealed class TrainingRun(LearningTask task, RunSettings settings, int iterations, string folder)
{
    private const int SaveEvery = 100;
    private static readonly TimeSpan SaveAfter = TimeSpan.FromSeconds(60);

    /// <summary>The task.</summary>
    public LearningTask Task => task;

    /// <summary>The settings.</summary>
    public RunSettings Settings => settings;

    /// <summary>The checkpoint's file.</summary>
    public string File { get; } = Path.Combine(folder, "checkpoint.npz");

    /// <summary>Seconds that the training has taken, over all its parts.</summary>
    public double Seconds { get; private set; }

    /// <summary>Trains to the end.</summary>
    /// <param name="view">Shows the progress.</param>
    /// <param name="interrupt">Can stop it.</param>
    /// <returns>The trainer; the caller's to dispose.</returns>
    /// <exception cref="InterruptedException">It was stopped; the checkpoint is kept.</exception>
    public Trainer Train(IProgressView view, Interrupt interrupt)
    {
        var trainer = task.CreateTrainer(settings);
        try
        {
            if (System.IO.File.Exists(File))
                trainer.Resume(File);
            using var metrics = new MetricsFile(Path.Combine(folder, "metrics.jsonl"), trainer);
            Seconds = metrics.Seconds;
            if (GoesOn(trainer))
                view.Show(Title(trainer), task.ScoreName, report => Iterate(trainer, interrupt, metrics, report));
            return trainer;
        }
        catch
        {
            trainer.Dispose();
            throw;
        }
    }

    /// <summary>Measures what the network can do and writes down what the training came to.</summary>
    /// <param name="trainer">The trainer, finished.</param>
    public Showing Conclude(Trainer trainer)
    {
        var showing = trainer.Show();
        RunResult.Write(Path.Combine(folder, "result.json"), task, trainer, showing, Seconds);
        return showing;
    }

    private void Iterate(Trainer trainer, Interrupt interrupt, MetricsFile metrics, Action<TrainingProgress> report)
    {
        var watch = Stopwatch.StartNew();
        var (first, saved) = (trainer.Iteration, TimeSpan.Zero);
        var steps = (double)task.EpisodeSteps(settings) * settings.Lanes;
        while (GoesOn(trainer))
        {
            var episode = trainer.Iterate();
            var time = watch.Elapsed;
            Seconds = metrics.Seconds + time.TotalSeconds;
            metrics.Add(trainer.Iteration, episode.Score, episode.Loss, Seconds);
            var each = time.TotalSeconds / (trainer.Iteration - first);
            report(new TrainingProgress(trainer.Iteration, iterations, trainer.Scores, steps / each, TimeSpan.FromSeconds(each * (iterations - trainer.Iteration)))
            {
                ScoreText = task.ScoreText,
            });
            if (trainer.Iteration % SaveEvery == 0 || !GoesOn(trainer) || interrupt.Requested || time - saved > SaveAfter)
            {
                trainer.Save(File);
                saved = watch.Elapsed;
            }
            if (interrupt.Requested && GoesOn(trainer))
                throw new InterruptedException(string.Create(CultureInfo.InvariantCulture, $"stopped at iteration {trainer.Iteration} of {iterations} of {task.Name}; everything so far is kept in {File}"));
        }
    }

    private bool GoesOn(Trainer trainer) => trainer.Iteration < iterations && !trainer.IsFinished;

    private string Title(Trainer trainer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{task.Title}: {task.FindNetwork(settings.Network).Description}, N={settings.Hidden}, {trainer.ParameterCount:N0} parameters, seed {settings.Seed}{(trainer.Iteration > 0 ? $", resumed at iteration {trainer.Iteration}" : "")}");
}
