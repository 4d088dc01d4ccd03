using System.Buffers.Binary;
using Backpropamine.Training.Curves;
using Tensorboard;

namespace Backpropamine.Samples.Tests.Running.Curves;

/// <summary>Reads a file of events record by record, as TensorBoard does.</summary>
internal static class EventRecords
{
    public static IReadOnlyList<Event> Read(string path)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        var events = new List<Event>();
        while (bytes.Length > 0)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            Assert.Equal(EventsFormat.Check(bytes[..8]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]));
            var body = bytes.Slice(12, length);
            Assert.Equal(EventsFormat.Check(body), BinaryPrimitives.ReadUInt32LittleEndian(bytes[(12 + length)..]));
            events.Add(Event.Parser.ParseFrom(body.ToArray()));
            bytes = bytes[(16 + length)..];
        }
        return events;
    }
}
