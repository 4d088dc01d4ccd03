using System.Diagnostics;
using System.Globalization;

namespace Backpropamine.Samples.Running;

/// <summary>A training with its checkpoint: starts or resumes, reports, keeps a checkpoint now and then and when it is stopped.</summary>
/// <param name="task">The task.</param>
/// <param name="settings">The settings.</param>
/// <param name="iterations">How far to train.</param>
/// <param name="folder">Where the checkpoint is kept.</param>
public sealed class TrainingRun(LearningTask task, RunSettings settings, int iterations, string folder)
{
    private const int SaveEvery = 100;

    /// <summary>The task.</summary>
    public LearningTask Task => task;

    /// <summary>The checkpoint's file.</summary>
    public string File { get; } = Path.Combine(folder, $"{settings.Task}-{settings.Modulation.ToString().ToLowerInvariant()}.npz");

    /// <summary>Trains to the end.</summary>
    /// <param name="view">Shows the progress.</param>
    /// <param name="interrupt">Can stop it.</param>
    /// <param name="resume">Whether to go on from the checkpoint, if there is one.</param>
    /// <returns>The trainer; the caller's to dispose.</returns>
    /// <exception cref="InterruptedException">It was stopped; the checkpoint is kept.</exception>
    public Trainer Train(IProgressView view, Interrupt interrupt, bool resume)
    {
        var trainer = task.CreateTrainer(settings);
        try
        {
            Prepare(trainer, resume);
            if (trainer.Iteration < iterations)
                view.Show(Title(trainer), task.ScoreName, report => Iterate(trainer, interrupt, report));
            return trainer;
        }
        catch
        {
            trainer.Dispose();
            throw;
        }
    }

    private void Prepare(Trainer trainer, bool resume)
    {
        if (!System.IO.File.Exists(File))
            return;
        if (resume)
            trainer.Resume(File);
        else
            System.IO.File.Move(File, Path.ChangeExtension(File, ".old.npz"), overwrite: true);
    }

    private void Iterate(Trainer trainer, Interrupt interrupt, Action<TrainingProgress> report)
    {
        var watch = Stopwatch.StartNew();
        var first = trainer.Iteration;
        var steps = (double)settings.Steps * settings.Lanes;
        while (trainer.Iteration < iterations)
        {
            trainer.Iterate();
            var seconds = watch.Elapsed.TotalSeconds / (trainer.Iteration - first);
            report(new TrainingProgress(trainer.Iteration, iterations, trainer.Scores, steps / seconds, TimeSpan.FromSeconds(seconds * (iterations - trainer.Iteration))));
            if (trainer.Iteration % SaveEvery == 0 || trainer.Iteration == iterations || interrupt.Requested)
                trainer.Save(File);
            if (interrupt.Requested && trainer.Iteration < iterations)
                throw new InterruptedException(string.Create(CultureInfo.InvariantCulture, $"stopped at iteration {trainer.Iteration} of {iterations} of {task.Name}; everything so far is kept in {File}"));
        }
    }

    private string Title(Trainer trainer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{task.Title}: {Describe(settings.Modulation)}, N={settings.Hidden}, {trainer.ParameterCount:N0} parameters, seed {settings.Seed}{(trainer.Iteration > 0 ? $", resumed at iteration {trainer.Iteration}" : "")}");

    /// <summary>A network in a few words.</summary>
    /// <param name="kind">The network.</param>
    public static string Describe(AgentKind kind) => kind switch
    {
        AgentKind.Simple => "simple neuromodulation",
        AgentKind.Retroactive => "retroactive neuromodulation",
        AgentKind.None => "plastic, not modulated",
        _ => "recurrent net without plasticity",
    };
}
