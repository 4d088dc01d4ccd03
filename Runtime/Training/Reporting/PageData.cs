using System.Text;
using System.Text.Json;
using Backpropamine.Training.Reporting.Charts;
using Backpropamine.Training.Reporting.Episodes;
using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Reporting;

/// <summary>The data of a page's script, in the order in which charts and episodes were written.</summary>
internal sealed class PageData
{
    private readonly List<IReadOnlyList<Curve>> _charts = [];
    private readonly List<EpisodeGroup> _groups = [];

    /// <summary>The index that the next chart has.</summary>
    public int NextChart => _charts.Count;

    /// <summary>The index that the next group has.</summary>
    public int NextGroup => _groups.Count;

    public void Add(IReadOnlyList<Curve> curves) => _charts.Add(curves);

    public void Add(EpisodeGroup group) => _groups.Add(group);

    /// <summary>JSON without characters that mean something in markup (the encoder escapes them).</summary>
    public RawHtml ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("charts");
            foreach (var curves in _charts)
                WriteCurves(json, curves);
            json.WriteEndArray();
            json.WriteStartArray("groups");
            foreach (var group in _groups)
                EpisodeData.Write(json, group);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return new RawHtml(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void WriteCurves(Utf8JsonWriter json, IReadOnlyList<Curve> curves)
    {
        json.WriteStartArray();
        foreach (var curve in curves)
        {
            json.WriteStartObject();
            EpisodeData.Numbers(json, "x", curve.X);
            EpisodeData.Numbers(json, "y", curve.Smooth);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
