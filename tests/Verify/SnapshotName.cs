using System.Globalization;
using System.Reflection;
using System.Text;

namespace VerifyTests;

/// <summary>The file name of a snapshot, without directory and extension.</summary>
internal static class SnapshotName
{
    private const string Invalid = "\"\\<>|:*?/";

    /// <summary>The name under these settings: <c>Class.Method_parameters</c>, nested classes joined by dots.</summary>
    public static string Of(VerifySettings settings, MethodInfo test)
    {
        if (settings.FileName is { } given) return given;
        return $"{TypeName(test.ReflectedType!)}.{test.Name}{Parameters(settings, test)}";
    }

    private static string TypeName(Type type) => type.DeclaringType is { } outer ? $"{TypeName(outer)}.{type.Name}" : type.Name;

    private static string Parameters(VerifySettings settings, MethodInfo test)
    {
        if (settings.ParametersText is { } text) return "_" + text;
        if (settings.Parameters is not { } values) return "";
        ParameterInfo[] parameters = test.GetParameters();
        if (values.Length > parameters.Length)
        {
            throw new ArgumentException($"UseParameters got {values.Length} values, but {test.Name} has {parameters.Length} parameters.");
        }

        var name = new StringBuilder();
        foreach ((ParameterInfo parameter, object? value) in parameters.Zip(values))
        {
            name.Append('_').Append(parameter.Name).Append('=').Append(Text(value));
        }

        return name.ToString();
    }

    private static string Text(object? value)
    {
        string text = value switch
        {
            null => "null",
            bool flag => flag ? "True" : "False",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return string.Concat(text.Select(c => c < ' ' || Invalid.Contains(c) ? '-' : c));
    }
}
