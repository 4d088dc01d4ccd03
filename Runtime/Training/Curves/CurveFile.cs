using Backpropamine.Training.Files;

namespace Backpropamine.Training.Curves;

/// <summary>A file of curves that grows by every iteration. Where it cannot be written, the training goes on, and the file is made again as soon as it can be.</summary>
/// <param name="path">The file.</param>
/// <param name="format">How it holds curves.</param>
/// <param name="warnings">Takes what cannot be written.</param>
internal sealed class CurveFile(string path, CurveFormat format, Warnings warnings) : IDisposable
{
    private FileStream? _stream;

    /// <summary>Makes the file so that it holds these iterations, no more and no less.</summary>
    /// <param name="points">The iterations.</param>
    public void Rewrite(IEnumerable<CurvePoint> points)
    {
        Dispose();
        warnings.Try(path, () =>
        {
            WholeFile.Write(path, stream =>
            {
                using var buffer = new BufferedStream(stream, 1 << 16);
                buffer.Write(format.Head);
                foreach (var point in points)
                    buffer.Write(format.Record(point));
            });
            _stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        });
    }

    /// <summary>Whether iterations are missing from the file.</summary>
    public bool Incomplete => _stream is null;

    /// <summary>Adds an iteration.</summary>
    /// <param name="point">The iteration.</param>
    public void Add(CurvePoint point)
    {
        if (_stream is null)
            return;
        if (!warnings.Try(path, () => _stream.Write(format.Record(point))))
            Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream?.Dispose();
        _stream = null;
    }
}
