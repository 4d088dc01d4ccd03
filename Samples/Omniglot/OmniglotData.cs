using System.IO.Compression;
using Backpropamine.Training;
using StbImageSharp;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Omniglot;

/// <summary>
/// The characters of Omniglot (Lake et al. 2015) as small pictures, read from the official archives: each character of each alphabet, drawn by twenty people.
/// Alphabets are apart: some are for training, one for validation, some for the test.
/// </summary>
public sealed class OmniglotData
{
    /// <summary>Pixels along a picture's side.</summary>
    public const int Side = 31;

    /// <summary>Pixels of a picture.</summary>
    public const int Pixels = Side * Side;

    /// <summary>Where the archives come from, for messages.</summary>
    public const string Source = "images_background_small1.zip and images_background_small2.zip of github.com/brendenlake/omniglot, or images_background.zip";

    private const string Archives = "images_*.zip";
    private static readonly string[] ForValidation = ["Balinese"];
    private static readonly string[] ForTest = ["Early_Aramaic", "Sanskrit", "Tagalog"];

    private readonly Dictionary<LessonPart, float[][][]> _parts;

    private OmniglotData(Dictionary<LessonPart, float[][][]> parts) => _parts = parts;

    /// <summary>The archives in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="UsageException">There are none.</exception>
    public static string[] Find(string? folder)
    {
        if (folder is null)
            throw new UsageException($"the task omniglot needs --data FOLDER, the folder with {Source}");
        var found = Directory.Exists(folder) ? Directory.GetFiles(folder, Archives) : [];
        Array.Sort(found, StringComparer.Ordinal);
        return found.Length > 0 ? found : throw new UsageException($"--data {folder}: there is no {Archives}; put {Source} there");
    }

    /// <summary>Reads all archives of a folder. A character that is in several of them counts once.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="UsageException">There are none, or one of them cannot be read, or too few characters are left for a part.</exception>
    public static OmniglotData Read(string? folder)
    {
        var characters = new SortedDictionary<string, SortedDictionary<string, float[]>>(StringComparer.Ordinal);
        foreach (var archive in Find(folder))
        {
            try
            {
                ReadArchive(archive, characters);
            }
            catch (Exception e) when (e is InvalidDataException or IOException or InvalidOperationException)
            {
                throw new UsageException($"{archive} cannot be read ({e.Message}): fetch it again");
            }
        }
        var parts = Enum.GetValues<LessonPart>().ToDictionary(part => part, part => characters
            .Where(character => PartOf(character.Key.Split('/')[0]) == part)
            .Select(character => character.Value.Values.ToArray())
            .Where(drawings => drawings.Length > 1)
            .ToArray());
        foreach (var (part, classes) in parts)
            if (classes.Length < OmniglotLessons.Classes)
                throw new UsageException($"--data {folder}: there are only {classes.Length} characters for {part.ToString().ToLowerInvariant()}; put {Source} there");
        return new OmniglotData(parts);
    }

    /// <summary>The drawings of each character of a part: 0 is paper, 1 is ink.</summary>
    /// <param name="part">The part.</param>
    public float[][][] Of(LessonPart part) => _parts[part];

    /// <summary>What an alphabet is for.</summary>
    /// <param name="alphabet">Its name in the archives.</param>
    public static LessonPart PartOf(string alphabet) =>
        ForTest.Contains(alphabet) ? LessonPart.Test : ForValidation.Contains(alphabet) ? LessonPart.Validation : LessonPart.Training;

    // Entries are archive/Alphabet/character01/0001_01.png.
    private static void ReadArchive(string archive, SortedDictionary<string, SortedDictionary<string, float[]>> characters)
    {
        using var zip = ZipFile.OpenRead(archive);
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".png", StringComparison.Ordinal)))
        {
            var path = entry.FullName.Split('/');
            if (path.Length < 4)
                throw new InvalidDataException($"{entry.FullName} is no alphabet/character/drawing.png");
            var name = $"{path[^3]}/{path[^2]}";
            if (!characters.TryGetValue(name, out var drawings))
                characters[name] = drawings = new SortedDictionary<string, float[]>(StringComparer.Ordinal);
            if (drawings.ContainsKey(path[^1]))
                continue;
            using var stream = new MemoryStream();
            using (var packed = entry.Open())
                packed.CopyTo(stream);
            drawings[path[^1]] = Shrink(ImageResult.FromMemory(stream.ToArray(), ColorComponents.Grey));
        }
    }

    private static float[] Shrink(ImageResult image)
    {
        using var scope = NewDisposeScope();
        var whole = LessonTensor.Create([1, 1, image.Height, image.Width], CPU, values =>
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = 1 - image.Data[i] / 255f;
        });
        return Training.Reporting.Picture.ValuesOf(nn.functional.adaptive_avg_pool2d(whole, Side));
    }
}
