using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Reading.Language;

/// <summary>What a condition does: takes the one value where it holds, the other elsewhere.</summary>
internal delegate Expr Choice(Expr then, Expr otherwise);

/// <summary>What a piece of a rule comes to: a number or a condition.</summary>
/// <param name="Number">The number, or null.</param>
/// <param name="Choice">The condition, or null.</param>
internal sealed record RuleValue(Expr? Number, Choice? Choice)
{
    public static RuleValue Of(Expr number) => new(number, null);

    public static RuleValue Of(Choice choice) => new(null, choice);

    /// <summary>A constant of C#; null if it is neither a number nor a condition.</summary>
    public static RuleValue? OfConstant(object? value) => value switch
    {
        bool holds => Of((then, otherwise) => holds ? then : otherwise),
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double =>
            Of((Expr)Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
        _ => null,
    };
}
