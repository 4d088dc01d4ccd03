using System.Globalization;
using System.Reflection;

namespace Backpropamine.SystemTorch.Tests;

/// <summary>An assembly's public surface as lines of text, one a type or member.</summary>
internal static class Surface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static SortedSet<string> Of(Assembly assembly)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in assembly.GetTypes().Where(Visible))
        {
            lines.Add($"{Kind(type)} {Name(type)}");
            foreach (var member in type.GetMembers(Declared))
                if (Line(type, member) is { } line) lines.Add(line);
        }

        return lines;
    }

    private static bool Visible(Type type) =>
        type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && Visible(type.DeclaringType!) : type.IsPublic;

    private static string Kind(Type type) => type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class";

    private static string? Line(Type type, MemberInfo member) => member switch
    {
        MethodBase method when Visible(method) && method.Name != "Finalize" => $"{Name(type)}.{Modifiers(method)}{method.Name}{Generic(method)}({Parameters(method)}){Result(method)}",
        FieldInfo { IsSpecialName: false } field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly =>
            $"{Name(type)}.{(field.IsStatic ? "static " : "")}{field.Name} : {Name(field.FieldType)}{Constant(field)}",
        _ => null,
    };

    private static bool Visible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Modifiers(MethodBase method) =>
        method.IsStatic ? "static " : method.IsAbstract ? "abstract " : method.IsVirtual && !method.IsFinal ? "virtual " : "";

    private static string Generic(MethodBase method) => method.IsGenericMethodDefinition ? $"`{method.GetGenericArguments().Length}" : "";

    private static string Result(MethodBase method) => method is MethodInfo info ? $" : {Name(info.ReturnType)}" : "";

    private static string Constant(FieldInfo field) =>
        field.IsLiteral ? " = " + Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture) : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + Text(parameter.RawDefaultValue) : "")}"));

    private static string Text(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null",
    };

    private static string Name(Type type)
    {
        if (type.IsGenericParameter) return type.Name;
        if (type.IsByRef) return Name(type.GetElementType()!) + "&";
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        var full = type.IsNested ? $"{Name(type.DeclaringType!.IsGenericTypeDefinition ? type.DeclaringType : type.DeclaringType!)}.{type.Name}" : $"{type.Namespace}.{type.Name}";
        return type.IsGenericType ? $"{full.Replace("System.Nullable`1", "Nullable")}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : full;
    }
}
