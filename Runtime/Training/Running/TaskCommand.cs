using System.CommandLine;

namespace Backpropamine.Training;

/// <summary>A command of a task besides training.</summary>
/// <param name="Name">Its name, behind the task's on the command line.</param>
/// <param name="Create">Makes the command; it writes what is not an error to the writer.</param>
public sealed record TaskCommand(string Name, Func<TextWriter, Command> Create);
