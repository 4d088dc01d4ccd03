using System.Text.Json;
using System.Xml.Linq;
using Backpropamine.Training.Reporting;

namespace Backpropamine.Samples.Tests.Reporting;

/// <summary>A rendered page, parsed as XML: anything ill-formed throws.</summary>
internal sealed class Page
{
    public Page(RunReport report)
    {
        Text = HtmlReport.Render(report);
        Root = XDocument.Parse(Text).Root!;
        Data = JsonDocument.Parse(All("script").Single(s => (string?)s.Attribute("id") == "data").Value).RootElement;
    }

    public string Text { get; }

    public XElement Root { get; }

    public JsonElement Data { get; }

    public IEnumerable<XElement> All(string name) => Root.Descendants().Where(e => e.Name.LocalName == name);

    public IEnumerable<XElement> OfClass(string name)
        => Root.Descendants().Where(e => ((string?)e.Attribute("class") ?? "").Split(' ').Contains(name));
}
