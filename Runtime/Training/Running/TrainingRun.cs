using System.Globalization;
using Backpropamine.Training.Curves;

namespace Backpropamine.Training;

/// <summary>A training with its files: starts or resumes, reports, keeps a checkpoint now and then and when it is stopped.</summary>
/// <param name="task">The task.</param>
/// <param name="settings">Its settings.</param>
/// <param name="iterations">When it is finished.</param>
/// <param name="folder">Where its files lie: <c>checkpoint.npz</c>, <c>metrics.jsonl</c> and <c>result.json</c>.</param>
/// <param name="clock">Measures time; the system's unless given.</param>
public sealed class TrainingRun(LearningTask task, RunSettings settings, int iterations, string folder, TimeProvider? clock = null)
{
    private const int SaveEvery = 100;
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Ranks _ranks = Ranks.Current;
    private static readonly TimeSpan SaveAfter = TimeSpan.FromSeconds(60);

    /// <summary>The task.</summary>
    public LearningTask Task => task;

    /// <summary>The settings.</summary>
    public RunSettings Settings => settings;

    /// <summary>The checkpoint's file.</summary>
    public string File { get; } = Path.Combine(folder, "checkpoint.npz");

    /// <summary>Seconds that the training has taken, over all its parts.</summary>
    public double Seconds { get; private set; }

    /// <summary>Trains to the end. All ranks call it; rank 0 writes the files.</summary>
    /// <param name="view">Shows the progress.</param>
    /// <param name="interrupt">Can stop it.</param>
    /// <param name="warnings">Takes what cannot be written.</param>
    /// <returns>The trainer; the caller's to dispose.</returns>
    /// <exception cref="InterruptedException">It was stopped; the checkpoint is kept, if it can be written.</exception>
    public Trainer Train(IProgressView view, Interrupt interrupt, Warnings warnings)
    {
        var trainer = Begin();
        try
        {
            if (_ranks.IsFirst)
                DiscardLeftOvers();
            using var curves = _ranks.IsFirst ? new CurveFiles(folder, trainer, warnings, _clock) : null;
            Seconds = curves?.Seconds ?? 0;
            if (GoesOn(trainer))
                view.Show(Title(trainer), task.ScoreName, report => Iterate(trainer, interrupt, curves, warnings, report));
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
    /// <param name="warnings">Takes what cannot be written.</param>
    public Showing Conclude(Trainer trainer, Warnings warnings)
    {
        var showing = trainer.Show();
        var result = Path.Combine(folder, "result.json");
        warnings.Try(result, () => RunResult.Write(result, task, trainer, showing, Seconds));
        return showing;
    }

    // Whether there is a checkpoint is for rank 0 to say: in a shared folder, others may see a file later.
    private Trainer Begin()
    {
        var resumes = _ranks.FromFirst(() => System.IO.File.Exists(File) ? 1 : 0) > 0;
        var begun = _ranks.Agree(() =>
        {
            var trainer = task.CreateTrainer(settings);
            try
            {
                if (resumes)
                    trainer.Resume(File);
                return trainer;
            }
            catch
            {
                trainer.Dispose();
                throw;
            }
        });
        _ranks.Broadcast(begun.Network);
        return begun;
    }

    private void Iterate(Trainer trainer, Interrupt interrupt, CurveFiles? curves, Warnings warnings, Action<TrainingProgress> report)
    {
        var (first, start, before, saved) = (trainer.Iteration, _clock.GetTimestamp(), Seconds, TimeSpan.Zero);
        var steps = (double)task.EpisodeSteps(settings) * settings.Lanes;
        while (GoesOn(trainer))
        {
            trainer.Iterate();
            var time = _clock.GetElapsedTime(start);
            Seconds = before + time.TotalSeconds;
            curves?.Add(Seconds);
            var each = time.TotalSeconds / (trainer.Iteration - first);
            report(new TrainingProgress(trainer.Iteration, iterations, trainer.Scores, steps / each, TimeSpan.FromSeconds(each * (iterations - trainer.Iteration)))
            {
                ScoreText = task.ScoreText,
            });
            // All ranks stop and save after the same iteration, whoever asks for it.
            Span<double> wishes = [interrupt.Requested ? 1 : 0, time - saved > SaveAfter ? 1 : 0];
            _ranks.Sum(wishes);
            var (stop, late) = (wishes[0] > 0 && GoesOn(trainer), wishes[1] > 0);
            if (trainer.Iteration % SaveEvery != 0 && GoesOn(trainer) && !stop && !late)
                continue;
            var kept = warnings.Try(File, () => trainer.Save(File));
            saved = _clock.GetElapsedTime(start);
            curves?.Mend();
            if (stop)
                throw new InterruptedException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"stopped at iteration {trainer.Iteration} of {iterations} of {task.Name}; {(kept ? "everything so far is kept in" : "nothing new could be saved in")} {File}"));
        }
    }

    // A run that was killed while it saved leaves the half of a file.
    private void DiscardLeftOvers()
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.GetFiles(folder, "*.tmp").Concat(Directory.GetFiles(folder, "*.new")))
            System.IO.File.Delete(file);
    }

    private bool GoesOn(Trainer trainer) => trainer.Iteration < iterations && !trainer.IsFinished;

    private string Title(Trainer trainer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{task.Title}: {task.FindNetwork(settings.Network).Description}, N={settings.Hidden}, {trainer.ParameterCount:N0} parameters, seed {settings.Seed}{(trainer.Iteration > 0 ? $", resumed at iteration {trainer.Iteration}" : "")}");
}
