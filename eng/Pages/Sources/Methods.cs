using System.Reflection;

namespace Backpropamine.Pages.Sources;

/// <summary>Methods of a rule or cell, called as C#.</summary>
internal static class Methods
{
    /// <summary>Calls a method; its parameters are looked up by name.</summary>
    public static double Call(MethodInfo method, Func<string, double> value)
    {
        var arguments = method.GetParameters().Select(parameter => (object)(float)value(parameter.Name!)).ToArray();
        return (float)method.Invoke(null, arguments)!;
    }

    /// <summary>How other methods read what a method says.</summary>
    public static string NameOf(MethodInfo method) => char.ToLowerInvariant(method.Name[0]) + method.Name[1..];

    /// <summary>The trained coefficients that methods name.</summary>
    public static IReadOnlyDictionary<string, LearnedAttribute> Learned(IEnumerable<MethodInfo> methods) => methods
        .SelectMany(method => method.GetParameters())
        .Where(parameter => parameter.IsDefined(typeof(LearnedAttribute)))
        .ToDictionary(parameter => parameter.Name!, parameter => parameter.GetCustomAttribute<LearnedAttribute>()!);
}
