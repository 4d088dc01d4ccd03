using System.Diagnostics;

namespace Backpropamine.Training.Comparing.Processes;

/// <summary>Stops a run of a comparison, politely, when the comparison closes the run's input or is gone.</summary>
public static class ParentWatch
{
    private const string Variable = "BACKPROPAMINE_STOPS_WITH_INPUT";

    /// <summary>Asks to stop at the end of the input, if a comparison started this process.</summary>
    /// <param name="interrupt">What to ask.</param>
    public static void Start(Interrupt interrupt)
    {
        ArgumentNullException.ThrowIfNull(interrupt);
        if (Environment.GetEnvironmentVariable(Variable) is null)
            return;
        var input = Console.OpenStandardInput();
        new Thread(() =>
        {
            while (input.ReadByte() >= 0)
            {
            }
            interrupt.Stop();
        })
        { IsBackground = true, Name = "input of a comparison" }.Start();
    }

    /// <summary>Makes a process watch its input.</summary>
    /// <param name="start">How it is started.</param>
    internal static void Ask(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.Environment[Variable] = "1";
    }
}
