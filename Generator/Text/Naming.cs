using Microsoft.CodeAnalysis.CSharp;

namespace Backpropamine.Generator.Text;

/// <summary>From property names to the other names made of them.</summary>
internal static class Naming
{
    /// <summary>HiddenUnits → hiddenUnits.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>HiddenUnits → _hiddenUnits, the field behind the member.</summary>
    public static string Field(string name) => "_" + Camel(name);

    /// <summary>HiddenUnits → hidden_units, the name in <c>state_dict()</c>.</summary>
    public static string Snake(string name)
    {
        var snake = new System.Text.StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord) snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    /// <summary>The property, where a local of its camel-case name may be in scope.</summary>
    public static string Member(string name) => Camel(name) == name ? "this." + Identifier(name) : Identifier(name);

    /// <summary>The name as an identifier: keywords get their @.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;
}
