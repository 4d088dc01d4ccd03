using Backpropamine.Benchmarks.CommandLine;

return BenchProgram.Run(args, Console.Out, Console.Error);
