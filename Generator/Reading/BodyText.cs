namespace Backpropamine.Generator.Reading;

/// <summary>What [RuleBody] and [CellBody] carry between assemblies: a text behind the version of its form, such as <c>version 1; drive = (* pre post); …</c>.</summary>
internal static class BodyText
{
    /// <summary>What this generator writes and reads. Any change of what a text means gives it another one.</summary>
    public const string Version = "1";

    private const string Head = "version ";

    public static string Write(string text) => $"{Head}{Version}; {text}";

    /// <summary>The text behind the version; null if it is another one.</summary>
    public static string? Read(string text) => VersionOf(text) == Version ? text.Substring(text.IndexOf(';') + 1) : null;

    /// <summary>Why a text cannot be read, in words that follow the assembly's name.</summary>
    public static string Flaw(string text) => VersionOf(text) is var version && version == Version
        ? "has a damaged text of it; rebuild that assembly"
        : $"was built with another version of the generator, which writes form {version} where this one reads form {Version}; build both with the same version";

    /// <summary>The version of a text; 0 where it says none.</summary>
    private static string VersionOf(string text)
    {
        var first = text.Split(';')[0].Trim();
        return text.Contains(';') && first.StartsWith(Head, StringComparison.Ordinal) ? first.Substring(Head.Length).Trim() : "0";
    }
}
