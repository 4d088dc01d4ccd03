using Backpropamine.Samples;
using Backpropamine.Training;

return TrainingProgram.Run(args, BuiltInTasks.Table);
