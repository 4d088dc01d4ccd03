using Backpropamine.Samples.CommandLine;
using Backpropamine.Samples.Running;

using var interrupt = new Interrupt();
IProgressView view = Console.IsOutputRedirected ? new PlainView(Console.Out) : new LiveView();
return SampleProgram.Run(args, Console.Out, Console.Error, view, interrupt);
