using System.Text;

namespace Backpropamine.Training;

/// <summary>Output that may go away, such as a closed pipe or a full disk, without stopping what writes to it.</summary>
/// <param name="output">Where to.</param>
/// <param name="broken">Told once, with the reason, when something could not be written.</param>
/// <param name="isClosed">Whether nobody reads any more what was written; needed where writing itself does not say so.</param>
internal sealed class LastingWriter(TextWriter output, Action<string>? broken = null, Func<bool>? isClosed = null) : TextWriter
{
    /// <summary>Whether something could not be written.</summary>
    public bool Broken { get; private set; }

    public override Encoding Encoding => output.Encoding;

    /// <summary>The writer itself, if it is a lasting one, or one around it.</summary>
    public static LastingWriter Around(TextWriter output) => output as LastingWriter ?? new LastingWriter(output);

    public override void Write(char value) => Try(() => output.Write(value));

    public override void Write(string? value) => Try(() => output.Write(value));

    public override void WriteLine(string? value) => Try(() => output.WriteLine(value));

    public override void Flush() => Try(output.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
            if (!Broken && isClosed?.Invoke() == true)
                Break("nobody reads it any more");
        }
        catch (IOException e)
        {
            Break(e.Message);
        }
    }

    private void Break(string reason)
    {
        if (Broken)
            return;
        Broken = true;
        broken?.Invoke(reason);
    }
}
