using System.Text.Json.Nodes;
using Backpropamine.Samples.Tests.Support;

namespace Backpropamine.Samples.Tests.Running;

/// <summary>Checkpoints whose sums are right and whose contents make no sense.</summary>
public class ForgedCheckpointTests
{
    [Theory]
    [InlineData("""{}""", "it is no checkpoint of a training")]
    [InlineData("""{"settings":"maze"}""", "it is no checkpoint of a training")]
    [InlineData("""{"settings":[]}""", "it is no checkpoint of a training")]
    [InlineData("""{"settings":{}}""", "it was made with --task (unknown), not retrieval")]
    [InlineData("""{"settings":{"task":{"a":1}}}""", "it was made with --task {")]
    public void Metadata_that_make_no_sense_are_refused(string metadata, string reason) =>
        Refused((JsonObject)JsonNode.Parse(metadata)!, arrays => arrays, reason);

    [Theory]
    [InlineData("random/environment")]
    [InlineData("random/actions")]
    [InlineData("curves/score")]
    [InlineData("curves/loss")]
    [InlineData("validation/iteration")]
    [InlineData("validation/score")]
    [InlineData("best/hidden.weight_hh")]
    public void An_array_that_is_missing_too_short_or_of_another_type_is_refused(string name)
    {
        foreach (var forged in new[] { null, NpyArray.From<double>([]), NpyArray.From<ulong>([1]), NpyArray.From<float>([1, 2, 3]) })
            Refused(null, arrays =>
            {
                if (forged is null ? !arrays.Remove(name) : !arrays.ContainsKey(name))
                    Assert.Fail($"there is no {name}: {string.Join(", ", arrays.Keys)}");
                if (forged is not null)
                    arrays[name] = forged;
                return arrays;
            }, "");
    }

    private static void Refused(JsonObject? metadata, Func<Dictionary<string, NpyArray>, Dictionary<string, NpyArray>> change, string reason)
    {
        using var folder = new TemporaryFolder();
        var (task, usual) = SmallTasks.Of("retrieval", "rnn");
        using (var trainer = task.CreateTrainer(usual))
        {
            for (var i = 0; i < 2; i++)
                trainer.Iterate();
            trainer.Save(folder["good.npz"]);
        }
        var good = Checkpoint.Open(folder["good.npz"]);
        var arrays = new Dictionary<string, NpyArray>(good.Arrays);
        if (metadata is null)
        {
            arrays.TryAdd("validation/iteration", NpyArray.From<int>([1]));
            arrays.TryAdd("validation/score", NpyArray.From<double>([0.5]));
            foreach (var (name, array) in good.Arrays)
                if (name.StartsWith("parameters/", StringComparison.Ordinal))
                    arrays.TryAdd("best/" + name["parameters/".Length..], array);
        }
        var forged = new Checkpoint { Metadata = metadata ?? (JsonObject)good.Metadata.DeepClone() };
        foreach (var (name, array) in change(arrays))
            forged.Add(name, array);
        forged.Save(folder["forged.npz"]);
        using var other = task.CreateTrainer(usual);
        var error = Assert.Throws<CheckpointException>(() => other.Resume(folder["forged.npz"]));
        Assert.StartsWith($"{folder["forged.npz"]}: {reason}", error.Message, StringComparison.Ordinal);
    }
}
