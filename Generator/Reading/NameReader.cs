using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Checks that the names of a network's members leave room for what is generated and inherited.</summary>
internal static class NameReader
{
    /// <summary>What the generator adds to the class; a user may extend Output and State, which are partial.</summary>
    private static readonly string[] Generated = ["forward", "Unroll", "InitialState", "Output", "State", "Modulation", "Record"];

    public static void Check(INamedTypeSymbol type, IReadOnlyList<Member> members, Compilation compilation, Findings findings)
    {
        var inherited = Inherited(compilation);
        var snake = new Dictionary<string, string>();
        foreach (var member in members)
        {
            var place = DeclarationReader.Place(member.Property);
            if (Generated.Contains(member.Name)) findings.Report(Rules.NameTaken, place, member.Name, $"the generated member {member.Name}");
            else if (member.Name == type.Name) findings.Report(Rules.NameTaken, place, member.Name, "the class itself");
            else if (inherited.TryGetValue(member.Name, out var owner)) findings.Report(Rules.NameTaken, place, member.Name, $"{owner}.{member.Name}");
            else if (snake.TryGetValue(Naming.Snake(member.Name), out var other))
            {
                findings.Report(Rules.NameTaken, place, member.Name,
                    $"{other}: both are '{Naming.Snake(member.Name)}' in state_dict()");
            }
            else snake[Naming.Snake(member.Name)] = member.Name;
        }

        var states = members.Where(m => !m.IsInput).Select(m => m.Name + "State").ToList();
        foreach (var symbol in type.GetMembers().Where(m => !m.IsImplicitlyDeclared && !GeneratedCode.Declares(m) && !MemberReader.DeclaresSomething(m)))
        {
            var extends = symbol is INamedTypeSymbol && symbol.Name is "Output" or "State";
            if (!extends && (Generated.Take(5).Contains(symbol.Name) || (symbol is not IMethodSymbol && states.Contains(symbol.Name))))
            {
                findings.Report(Rules.NameTaken, DeclarationReader.Place(symbol), symbol.Name, $"the generated member {symbol.Name}");
            }
        }
    }

    /// <summary>Names of the members of the generated types' bases, with the type that has them.</summary>
    private static Dictionary<string, string> Inherited(Compilation compilation)
    {
        var names = new Dictionary<string, string>();
        foreach (var root in new[] { KnownNames.PlasticModule, KnownNames.NetworkOutput, KnownNames.NetworkState })
        {
            for (var type = compilation.GetTypeByMetadataName(root); type is not null; type = type.BaseType)
            {
                foreach (var member in type.GetMembers().Where(m => m.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Internal)))
                {
                    if (member.CanBeReferencedByName && !names.ContainsKey(member.Name)) names[member.Name] = type.Name;
                }
            }
        }

        return names;
    }
}
