using Backpropamine.Samples.CommandLine;

return SampleProgram.Run(args, TaskTable.BuiltIn);
