using System.Buffers.Binary;
using System.Numerics;
using Google.Protobuf;
using Tensorboard;

namespace Backpropamine.Training.Curves;

/// <summary>
/// Curves as TensorBoard reads them: a record for each iteration, with the scalars <c>score</c> and <c>loss</c>. TorchSharp's own SummaryWriter begins another file in each
/// process, so that a resumed run would show iterations twice; its messages are used here.
/// </summary>
/// <param name="start">When the training began, as if it had never paused.</param>
internal sealed class EventsFormat(DateTimeOffset start)
{
    private const int LengthBytes = sizeof(ulong);
    private const int CheckBytes = sizeof(uint);
    private const uint MaskDelta = 0xa282ead8;

    /// <summary>The format.</summary>
    public CurveFormat Format => new("events.out.tfevents", Framed(new Event { FileVersion = "brain.Event:2", WallTime = Wall(0) }), point => Framed(Of(point)));

    /// <summary>A check sum as records hold it: CRC-32C, turned and shifted so that sums of sums are no trouble.</summary>
    /// <param name="data">The bytes.</param>
    public static uint Check(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
            crc = BitOperations.Crc32C(crc, value);
        return BitOperations.RotateRight(~crc, 15) + MaskDelta;
    }

    // A record: the length, its check sum, the message, its check sum.
    private static byte[] Framed(Event message)
    {
        var body = message.ToByteArray();
        var record = new byte[LengthBytes + CheckBytes + body.Length + CheckBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)body.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(LengthBytes), Check(record.AsSpan(0, LengthBytes)));
        body.CopyTo(record, LengthBytes + CheckBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - CheckBytes), Check(body));
        return record;
    }

    private Event Of(CurvePoint point) => new()
    {
        Step = point.Iteration,
        WallTime = Wall(point.Seconds),
        Summary = new Summary { Value = { Scalar("score", point.Score), Scalar("loss", point.Loss), point.Figures.Select(figure => Scalar(figure.Name, figure.Value)) } },
    };

    private static Summary.Types.Value Scalar(string tag, double value) => new() { Tag = tag, SimpleValue = (float)value };

    private double Wall(double seconds) => (start.ToUnixTimeMilliseconds() / 1000.0) + seconds;
}
