namespace Backpropamine.Benchmarks.Reporting;

/// <summary>One line that says what is going on; on a terminal it is written over.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="terminal">Whether that is a terminal.</param>
internal sealed class ProgressLine(TextWriter writer, bool terminal)
{
    private const int Width = 100;

    /// <summary>Says it.</summary>
    public void Say(string text)
    {
        if (terminal) writer.Write($"\r{text,-Width}");
        else writer.WriteLine(text);
        writer.Flush();
    }

    /// <summary>Clears the line.</summary>
    public void Done()
    {
        if (terminal) writer.Write($"\r{"",-Width}\r");
    }
}
