using System.IO.Compression;
using System.Security.Cryptography;
using Backpropamine.Training;

namespace Backpropamine.Samples.LanguageModel.Text;

/// <summary>Finds the text that <c>--data</c> names.</summary>
internal static class TextSource
{
    /// <summary>The name of the King James Bible on the command line.</summary>
    public const string Bible = "kjv";

    private const string Shakespeare = "shakespeare.txt.gz";

    // The MD5 of Mikolov's Penn Treebank files, by part.
    private static readonly Dictionary<string, string> _pennTreebank = new()
    {
        ["train"] = "f26c4b92c5fdc7b3f8c7cdcb991d8420",
        ["valid"] = "aa0affc06ff7c36e977d7cd49e3839bf",
        ["test"] = "8b80168b89c18661a38ef683c0dc3721",
    };

    /// <summary>Reads a text.</summary>
    /// <param name="data">A folder, a file, <see cref="Bible"/>, or null for the text of this project.</param>
    /// <exception cref="UsageException">There is no such text.</exception>
    public static RawText Read(string? data)
    {
        if (data is null)
            return RawText.Divide("Shakespeare", Own());
        if (data == Bible)
            return RawText.Divide("King James Bible", KingJamesBible.Read());
        if (File.Exists(data))
            return RawText.Divide(Path.GetFileName(data), Lines(data));
        if (!Directory.Exists(data))
            throw new UsageException($"--data {data}: there is no such file or folder; give a text file, a folder with train.txt, valid.txt and test.txt, or {Bible}");
        var (train, valid, test) = (Part(data, "train"), Part(data, "valid"), Part(data, "test"));
        return new RawText(Name(data, train, valid, test), Lines(train), Lines(valid), Lines(test), Tokenised: true);
    }

    // train.txt, ptb.train.txt and wiki.train.tokens are the usual names.
    private static string Part(string folder, string part)
    {
        string[] names = [$"{part}.txt", $"ptb.{part}.txt", $"wiki.{part}.tokens"];
        return names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new UsageException($"--data {folder}: {names[0]} is missing; such a folder holds train.txt, valid.txt and test.txt (or ptb.train.txt …, or wiki.train.tokens …)");
    }

    private static string Name(string folder, params string[] files)
    {
        var same = files.Zip(_pennTreebank.Values, (file, sum) => Sum(file) == sum).ToArray();
        if (same.All(known => known))
            return "Penn Treebank (MD5 as published)";
        if (same.Any(known => known))
            throw new UsageException($"--data {folder}: some files are those of Penn Treebank and {Path.GetFileName(files[Array.IndexOf(same, false)])} is not (its MD5 differs); get the three files from one place");
        return Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
    }

    private static string Sum(string file)
    {
        using var stream = File.OpenRead(file);
#pragma warning disable CA5351 // The published sums are MD5; nothing depends on their safety.
        return Convert.ToHexStringLower(MD5.HashData(stream));
#pragma warning restore CA5351
    }

    private static string[] Own()
    {
        using var stream = typeof(TextSource).Assembly.GetManifestResourceStream(Shakespeare)
            ?? throw new InvalidOperationException($"The resource {Shakespeare} is missing.");
        using var reader = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
        return Split(reader.ReadToEnd());
    }

    private static string[] Lines(string file)
    {
        try
        {
            return Split(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--data: {file} cannot be read ({e.Message})");
        }
    }

    private static string[] Split(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }
}
