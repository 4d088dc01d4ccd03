using System.Runtime.CompilerServices;
using VerifyTests;

namespace VerifyXunit;

/// <summary>Compares text with the verified file beside the test.</summary>
public static class Verifier
{
    /// <summary>Compares <paramref name="target"/> with <c>Class.Method.verified.txt</c>.</summary>
    /// <param name="target">What the test received.</param>
    /// <param name="settings">Names and places; a copy is taken.</param>
    /// <param name="sourceFile">The test's source file.</param>
    /// <returns>A task to configure and await.</returns>
    public static SettingsTask Verify(string? target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        Verify(target, "txt", settings, sourceFile);

    /// <summary>Compares <paramref name="target"/> with <c>Class.Method.verified.extension</c>.</summary>
    /// <param name="target">What the test received.</param>
    /// <param name="extension">The file's extension, without a dot.</param>
    /// <param name="settings">Names and places; a copy is taken.</param>
    /// <param name="sourceFile">The test's source file.</param>
    /// <returns>A task to configure and await.</returns>
    public static SettingsTask Verify(string? target, string extension, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        new(settings, configured => new Snapshot(configured, sourceFile, UseVerifyAttribute.GetMethod(), extension).CompareAsync(target ?? "null"));
}
