namespace Backpropamine.Training.Comparing.Conditions;

/// <summary>Reads settings as users write them.</summary>
internal static class SettingText
{
    private static readonly string[] Ours = ["seed", "out", "resume"];

    /// <summary>The settings of an option that varies: <c>modulation=rnn,none</c>.</summary>
    /// <param name="option">Our option, for messages.</param>
    /// <param name="text">What stands behind it.</param>
    public static IReadOnlyList<Setting> Axis(string option, string text)
    {
        var (name, values) = Split(option, text);
        string[] all = [.. values.Split(',').Select(value => value.Trim())];
        if (all.Any(value => value.Length == 0))
            throw new UsageException($"{option} {text}: a value is missing; write {option} {name}=VALUE,VALUE");
        if (all.GroupBy(value => value, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new UsageException($"{option} {text}: {twice.Key} is there twice; give each value once");
        return [.. all.Select(value => new Setting(name, value))];
    }

    /// <summary>A condition that sets several options: <c>modulation=rnn,hidden=70</c>.</summary>
    public static Condition Condition(string option, string text)
    {
        Setting[] settings = [.. text.Split(',').Select(part =>
        {
            var (name, value) = Split(option, part.Trim());
            return new Setting(name, value);
        })];
        Distinct(settings);
        return new Condition(settings);
    }

    /// <summary>The task's options among the arguments, which are none of ours.</summary>
    public static IReadOnlyList<Setting> Options(IReadOnlyList<string> arguments)
    {
        var settings = new List<Setting>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal) || arguments[i].Length == 2)
                throw new UsageException($"{arguments[i]} belongs to no option; write options of the task as --name value");
            var text = arguments[i][2..];
            if (text.IndexOf('=', StringComparison.Ordinal) is var at and > 0)
                settings.Add(new Setting(text[..at], text[(at + 1)..]));
            else if (i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
                settings.Add(new Setting(text, arguments[++i]));
            else
                settings.Add(new Setting(text, null));
            Check(settings[^1].Name, "--" + settings[^1].Name);
        }
        Distinct(settings);
        return settings;
    }

    /// <summary>Refuses an option that is set twice.</summary>
    public static void Distinct(IEnumerable<Setting> settings)
    {
        if (settings.GroupBy(setting => setting.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new UsageException($"--{twice.Key} is set twice: leave one of them out");
    }

    /// <summary>The name before the equals sign and what is behind it.</summary>
    public static (string Name, string Values) Split(string option, string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0)
            throw new UsageException($"{option} {text}: write an option of the task without dashes, an equals sign and values, such as {option} hidden=32,64");
        var name = text[..at].Trim().TrimStart('-');
        Check(name, $"{option} {text}");
        return (name, text[(at + 1)..]);
    }

    private static void Check(string name, string where)
    {
        if (Ours.Contains(name))
            throw new UsageException($"{where}: every run gets a --{name} of its own; {(name == "seed" ? "give --seeds" : "leave it out")}");
    }
}
