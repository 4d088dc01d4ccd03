using System.Text;

namespace Backpropamine.Samples.Comparing.Processes;

/// <summary>Output that may go away, such as a closed pipe or a full disk, without stopping what writes to it.</summary>
/// <param name="output">Where to.</param>
internal sealed class LastingWriter(TextWriter output) : TextWriter
{
    /// <summary>Whether something could not be written.</summary>
    public bool Broken { get; private set; }

    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => Try(() => output.Write(value));

    public override void Write(string? value) => Try(() => output.Write(value));

    public override void WriteLine(string? value) => Try(() => output.WriteLine(value));

    public override void Flush() => Try(output.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            Broken = true;
        }
    }
}
