using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;

namespace Backpropamine;

/// <summary>What a watch has recorded, as HTML.</summary>
/// <param name="network">The network's class.</param>
internal sealed class WatchPage(string network)
{
    private const int Width = 480;
    private const int Height = 100;

    private readonly Dictionary<string, List<(long Step, double Value)>> _curves = [];
    private readonly Dictionary<string, (long Step, Numbers Value)> _last = [];

    /// <summary>Adds a point to a curve.</summary>
    public void Add(string curve, long step, double value)
    {
        if (!_curves.TryGetValue(curve, out var points)) _curves[curve] = points = [];
        points.Add((step, value));
    }

    /// <summary>Keeps numbers in the place of those before.</summary>
    public void Add(string name, long step, Numbers value) => _last[name] = (step, value);

    public string Html
    {
        get
        {
            var html = new StringBuilder($"<h1>{WebUtility.HtmlEncode(network)}</h1>");
            foreach (var (name, points) in _curves) html.Append($"<figure><figcaption>{WebUtility.HtmlEncode(name)}</figcaption>{Curve(points)}</figure>");
            foreach (var (name, (step, value)) in _last)
            {
                html.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{WebUtility.HtmlEncode(name)} after step {step}, from blue −{value.Scale:G3} to red {value.Scale:G3}{(value.Shape.Length > 2 ? ", the first lane" : "")}</figcaption>")
                    .Append($"<img style=\"image-rendering:pixelated;width:{Width}px\" src=\"data:image/bmp;base64,{Convert.ToBase64String(Picture(value))}\"></figure>");
            }

            return html.ToString();
        }
    }

    /// <summary>A curve; where it is not finite there is a gap.</summary>
    private static string Curve(List<(long Step, double Value)> points)
    {
        double[] finite = [.. points.Select(point => point.Value).Where(double.IsFinite)];
        if (finite.Length == 0) return "<p>No value is finite.</p>";
        var (low, high, first, last) = (finite.Min(), finite.Max(), points[0].Step, points[^1].Step);
        var (path, pen) = (new StringBuilder(), 'M');
        foreach (var (step, value) in points)
        {
            if (!double.IsFinite(value))
            {
                pen = 'M';
                continue;
            }

            var x = last > first ? (step - first) / (double)(last - first) * Width : 0;
            var y = high > low ? (high - value) / (high - low) * Height : Height / 2.0;
            path.Append(CultureInfo.InvariantCulture, $"{pen}{x:0.#} {y:0.#}");
            pen = 'L';
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg width=\"{Width}\" height=\"{Height}\" viewBox=\"-3 -3 {Width + 6} {Height + 6}\"><path d=\"{path}\" fill=\"none\" stroke=\"#2563eb\" stroke-width=\"1.5\" stroke-linecap=\"round\"/></svg><div>{low:G4} to {high:G4}, steps {first} to {last}</div>");
    }

    /// <summary>The matrix of the first lane, or all lanes of vectors, as a bitmap file: blue below 0, white at 0, red above, black where it is not finite.</summary>
    private static byte[] Picture(Numbers value)
    {
        var columns = (int)(value.Shape.Length > 0 ? value.Shape[^1] : 1);
        var rows = value.Shape.Length > 1 ? (int)value.Shape[^2] : 1;
        const int head = 54;
        var stride = (columns * 3 + 3) / 4 * 4;
        var file = new byte[head + rows * stride];
        (file[0], file[1], file[26], file[28]) = ((byte)'B', (byte)'M', 1, 24);
        foreach (var (at, number) in ((int, int)[])[(2, file.Length), (10, head), (14, 40), (18, columns), (22, -rows)]) BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), number);
        var most = value.Scale;
        for (var i = 0; i < rows * columns; i++)
        {
            var number = value.Values[i];
            var share = most > 0 ? Math.Clamp(number / most, -1, 1) : 0;
            var pale = (byte)(255 * (1 - Math.Abs(share)));
            var (red, green, blue) = !double.IsFinite(number) ? ((byte)0, (byte)0, (byte)0) : share < 0 ? (pale, pale, (byte)255) : ((byte)255, pale, pale);
            (file[head + i / columns * stride + i % columns * 3], file[head + i / columns * stride + i % columns * 3 + 1], file[head + i / columns * stride + i % columns * 3 + 2]) = (blue, green, red);
        }

        return file;
    }
}
