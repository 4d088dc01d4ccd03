namespace VerifyTests;

/// <summary>Where a snapshot lies, what it is called, and whether a new one is taken as it is.</summary>
public class VerifySettings
{
    /// <summary>Settings that name the snapshot <c>Class.Method</c> and put it beside the test's source file.</summary>
    public VerifySettings() { }

    /// <summary>A copy.</summary>
    /// <param name="settings">What is copied; null gives the defaults.</param>
    public VerifySettings(VerifySettings? settings)
    {
        if (settings is null) return;
        Directory = settings.Directory;
        FileName = settings.FileName;
        Parameters = settings.Parameters;
        ParametersText = settings.ParametersText;
        Accepts = settings.Accepts;
    }

    /// <summary>The directory given, if any.</summary>
    public string? Directory { get; internal set; }

    internal string? FileName { get; private set; }

    internal object?[]? Parameters { get; private set; }

    internal string? ParametersText { get; private set; }

    internal bool Accepts { get; private set; }

    /// <summary>Puts the snapshot in a directory, relative to the test's source file.</summary>
    /// <param name="directory">The directory.</param>
    public void UseDirectory(string directory) => Directory = directory;

    /// <summary>Replaces <c>Class.Method_parameters</c> in the file's name.</summary>
    /// <param name="fileName">The new name.</param>
    public void UseFileName(string fileName) => FileName = fileName;

    /// <summary>Appends the test's parameters to the file's name, <c>_name=value</c> each.</summary>
    /// <param name="parameters">Their values, in the test method's order.</param>
    public void UseParameters(params object?[] parameters) => Parameters = parameters;

    /// <summary>Appends <c>_text</c> to the file's name.</summary>
    /// <param name="parametersText">The text.</param>
    public void UseTextForParameters(string parametersText) => ParametersText = parametersText;

    /// <summary>Takes whatever is received as verified.</summary>
    /// <param name="includeBuildServer">Whether this holds on a build server too; here it always does.</param>
    public void AutoVerify(bool includeBuildServer = true) => Accepts = true;

    /// <summary>Opens no diff tool where the texts differ; this library never does.</summary>
    public void DisableDiff() { }
}
