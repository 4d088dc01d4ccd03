using System.Globalization;

namespace Backpropamine.Training;

/// <summary>A command as a shell reads it.</summary>
internal static class ShellCommand
{
    private const string Plain = "-_./:=,+@%";

    /// <summary>A program with arguments, quoted where a shell would take them apart.</summary>
    /// <param name="program">What starts the program.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="ranks">The number of ranks that run it.</param>
    public static string Of(string program, IEnumerable<string> arguments, int ranks = 1) =>
        string.Create(CultureInfo.InvariantCulture, $"{(ranks > 1 ? $"mpirun -n {ranks} " : "")}{string.Join(' ', arguments.Select(Quoted).Prepend(program))}");

    /// <summary>An argument, quoted where a shell would take it apart.</summary>
    /// <param name="argument">The argument.</param>
    public static string Quoted(string argument) =>
        argument.Length > 0 && argument.All(character => char.IsAsciiLetterOrDigit(character) || Plain.Contains(character))
            ? argument
            : $"'{argument.Replace("'", "'\\''")}'";
}
