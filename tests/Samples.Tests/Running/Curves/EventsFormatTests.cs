using System.Text;
using Backpropamine.Samples.Tests.CommandLine;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training.Curves;

namespace Backpropamine.Samples.Tests.Running.Curves;

public class EventsFormatTests
{
    [Theory]
    [InlineData("123456789", 0xe3069283)]
    [InlineData("", 0x00000000)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x22620404)]
    public void Check_sums_are_those_that_others_publish(string text, uint crc)
    {
        var masked = ((crc >> 15) | (crc << 17)) + 0xa282ead8;
        Assert.Equal(masked, EventsFormat.Check(Encoding.ASCII.GetBytes(text)));
    }

    [Fact]
    public void The_first_record_is_that_of_every_such_file()
    {
        var head = new EventsFormat(DateTimeOffset.UnixEpoch).Format.Head;
        // As TensorFlow writes it, but for the time: length 24, its check sum, then the version.
        Assert.Equal([24, 0, 0, 0, 0, 0, 0, 0, 0xa3, 0x7f, 0x4b, 0x22], new EventsFormat(DateTimeOffset.UnixEpoch.AddSeconds(1)).Format.Head[..12]);
        Assert.EndsWith("brain.Event:2", Encoding.ASCII.GetString(head[..^4]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_was_stopped_and_resumed_has_every_iteration_once_and_time_that_goes_on()
    {
        using var folder = new TemporaryFolder();
        string[] small = ["cue", "--hidden", "5", "--steps", "10", "--out", folder.Path];
        Assert.Equal(0, CommandLineRun.Of([.. small, "--iterations", "3"]).Code);
        var file = folder["cue-simple-seed1-steps10-hidden5/events.out.tfevents"];
        // What a killed run wrote beyond its checkpoint, and the beginning of a record.
        File.AppendAllBytes(file, [.. File.ReadAllBytes(file)[^90..], 1, 2, 3]);
        Assert.Equal(0, CommandLineRun.Of([.. small, "--iterations", "5", "--resume"]).Code);

        var events = EventRecords.Read(file);
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.Equal([1, 2, 3, 4, 5], events.Skip(1).Select(one => one.Step));
        Assert.Equal(events.Select(one => one.WallTime).Order(), events.Select(one => one.WallTime));
        Assert.InRange(events[^1].WallTime, DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 3600, DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 1);
        var metrics = File.ReadLines(folder["cue-simple-seed1-steps10-hidden5/metrics.jsonl"]).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement);
        Assert.Equal(
            metrics.Select(row => ("score", (float)row.GetProperty("score").GetDouble(), "loss", (float)row.GetProperty("loss").GetDouble())),
            events.Skip(1).Select(one => (one.Summary.Value[0].Tag, one.Summary.Value[0].SimpleValue, one.Summary.Value[1].Tag, one.Summary.Value[1].SimpleValue)));
    }
}
