namespace Backpropamine.Training;

/// <summary>A training that is done.</summary>
/// <param name="Run">The training.</param>
/// <param name="Trainer">Its trainer.</param>
/// <param name="Showing">What its network can do.</param>
internal sealed record FinishedRun(TrainingRun Run, Trainer Trainer, Showing Showing);
