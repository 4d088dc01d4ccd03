using System.Runtime.CompilerServices;

namespace VerifyTests;

/// <summary>A comparison that can be configured before it is awaited.</summary>
/// <param name="settings">What to start from; a copy is taken.</param>
/// <param name="buildTask">Starts the comparison.</param>
public class SettingsTask(VerifySettings? settings, Func<VerifySettings, Task<VerifyResult>> buildTask)
{
    private Task<VerifyResult>? _task;

    /// <summary>The settings as they stand.</summary>
    public VerifySettings CurrentSettings { get; } = new(settings);

    /// <inheritdoc cref="VerifySettings.UseDirectory"/>
    /// <returns>This task.</returns>
    public SettingsTask UseDirectory(string directory)
    {
        CurrentSettings.UseDirectory(directory);
        return this;
    }

    /// <inheritdoc cref="VerifySettings.UseFileName"/>
    /// <returns>This task.</returns>
    public SettingsTask UseFileName(string fileName)
    {
        CurrentSettings.UseFileName(fileName);
        return this;
    }

    /// <inheritdoc cref="VerifySettings.UseParameters"/>
    /// <returns>This task.</returns>
    public SettingsTask UseParameters(params object?[] parameters)
    {
        CurrentSettings.UseParameters(parameters);
        return this;
    }

    /// <inheritdoc cref="VerifySettings.UseTextForParameters"/>
    /// <returns>This task.</returns>
    public SettingsTask UseTextForParameters(string parametersText)
    {
        CurrentSettings.UseTextForParameters(parametersText);
        return this;
    }

    /// <inheritdoc cref="VerifySettings.AutoVerify"/>
    /// <returns>This task.</returns>
    public SettingsTask AutoVerify(bool includeBuildServer = true)
    {
        CurrentSettings.AutoVerify(includeBuildServer);
        return this;
    }

    /// <inheritdoc cref="VerifySettings.DisableDiff"/>
    /// <returns>This task.</returns>
    public SettingsTask DisableDiff()
    {
        CurrentSettings.DisableDiff();
        return this;
    }

    /// <summary>Starts the comparison, once.</summary>
    /// <returns>The running comparison.</returns>
    public Task<VerifyResult> ToTask() => _task ??= buildTask(CurrentSettings);

    /// <summary>Lets the task be awaited.</summary>
    /// <returns>The comparison's awaiter.</returns>
    public TaskAwaiter<VerifyResult> GetAwaiter() => ToTask().GetAwaiter();
}
