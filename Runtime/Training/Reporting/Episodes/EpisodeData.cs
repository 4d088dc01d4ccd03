using System.Text.Json;

namespace Backpropamine.Training.Reporting.Episodes;

/// <summary>What the script needs of a group, as JSON. Matrices are signed bytes, 127 being the group's range, in base 64.</summary>
internal static class EpisodeData
{
    public static void Write(Utf8JsonWriter json, EpisodeGroup group)
    {
        json.WriteStartObject();
        foreach (var kind in MatrixKind.All)
            json.WriteNumber($"{kind.Key}Range", group.Range(kind));
        json.WriteStartArray("agents");
        foreach (var agent in group.Agents)
        {
            json.WriteStartObject();
            json.WriteStartArray("labels");
            foreach (var label in agent.StepLabels)
                json.WriteStringValue(label);
            json.WriteEndArray();
            Numbers(json, "reward", agent.Reward);
            Numbers(json, "modulation", agent.Modulation);
            json.WriteStartArray("points");
            foreach (var (x, y) in agent.Path is null ? [] : MazePoints.Of(agent.Path))
            {
                json.WriteNumberValue(Math.Round(x, 2));
                json.WriteNumberValue(Math.Round(y, 2));
            }
            json.WriteEndArray();
            foreach (var kind in MatrixKind.All)
            {
                var range = group.Range(kind);
                json.WriteStartArray(kind.Key);
                foreach (var frame in kind.Of(agent))
                    Frame(json, frame, range);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes an array; what is not a number becomes null.</summary>
    public static void Numbers(Utf8JsonWriter json, string name, float[] values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (float.IsFinite(value))
                json.WriteNumberValue(MathF.Round(value, 4));
            else
                json.WriteNullValue();
        }
        json.WriteEndArray();
    }

    private static void Frame(Utf8JsonWriter json, MatrixFrame frame, float range)
    {
        var bytes = new byte[frame.Values.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            var share = float.IsFinite(frame.Values[i]) ? frame.Values[i] / range : 0;
            bytes[i] = unchecked((byte)(sbyte)MathF.Round(share * 127));
        }
        json.WriteStartObject();
        json.WriteNumber("step", frame.Step);
        json.WriteNumber("rows", frame.Rows);
        json.WriteNumber("columns", frame.Columns);
        json.WriteNumber("block", frame.Block);
        json.WriteNumber("pre", frame.Size.Pre);
        json.WriteNumber("post", frame.Size.Post);
        json.WriteBase64String("values", bytes);
        json.WriteEndObject();
    }
}
