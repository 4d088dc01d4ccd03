using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Checks that the names of a network's members leave room for what is generated and inherited.</summary>
internal sealed class NameReader(INamedTypeSymbol type, IReadOnlyList<Member> members, PlasticScope scope, Target emit, Findings findings)
{
    /// <summary>What the generator adds to the class; a user may extend Output and State, which are partial.</summary>
    private static readonly string[] Generated = ["forward", "Unroll", "InitialState", "Output", "State", "Advance", "AdvanceOne", "AdvanceSwept", "Project", "ReadOut", "Modulation", "ModulationUnits", "modulation"];

    /// <summary>Of these, the ones that are members of the class itself, beside a field for each member.</summary>
    private static readonly string[] OwnMembers = [.. Generated.Take(9), "_layout"];

    private readonly HashSet<string> _fields = [.. members.Select(member => Naming.Field(member.Name))];

    /// <summary>The property that holds what was asked for with <c>Emit</c>.</summary>
    private readonly string[] _asked = emit.HasFlag(Target.PyTorch) ? [nameof(Target.PyTorch)] : [];

    private readonly List<string> _taken = [];

    /// <summary>Reports collisions.</summary>
    /// <returns>The names that the generator would use and cannot.</returns>
    public EquatableArray<string> Check()
    {
        CheckMembers();
        CheckOthers();
        return _taken.ToEquatable();
    }

    private void CheckMembers()
    {
        var runtime = members.FirstOrDefault()?.Declaration.AttributeClass?.ContainingAssembly;
        var roots = new[] { KnownNames.PlasticModule, KnownNames.NetworkOutput, KnownNames.NetworkState }
            .Select(name => runtime?.GetTypeByMetadataName(name)).ToList();
        var snake = new Dictionary<string, string>();
        var modulations = members.Where(m => scope.Modulated(m) is not null).SelectMany(m => new[] { m.Name + "Modulation", m.Name + "ModulationUnits" }).ToList();
        foreach (var member in members)
        {
            var place = DeclarationReader.Place(member.Property);
            if (Generated.Concat(_asked).Contains(member.Name) || _fields.Contains(member.Name)) Take(member.Name, place, $"the generated member {member.Name}");
            else if (member.Name == type.Name) Take(member.Name, place, "the class itself");
            else if (members.FirstOrDefault(other => !other.IsInput && other.Name + "State" == member.Name) is { } layer)
            {
                Take(member.Name, place, $"the generated type State.{layer.Name}State");
            }
            else if (modulations.Count > 2 && modulations.Contains(member.Name)) Take(member.Name, place, $"the generated output {member.Name}");
            else if (Owner(member.Name, roots) is { } owner) Take(member.Name, place, $"{owner}.{member.Name}");
            else if (snake.TryGetValue(Naming.Snake(member.Name), out var other))
            {
                Take(member.Name, place, $"{other}: both are '{Naming.Snake(member.Name)}' in state_dict()");
            }
            else snake[Naming.Snake(member.Name)] = member.Name;
        }
    }

    private void CheckOthers()
    {
        foreach (var symbol in type.GetMembers().Where(m => !m.IsImplicitlyDeclared && !GeneratedCode.Declares(m) && !MemberReader.DeclaresSomething(m)))
        {
            var extends = symbol is INamedTypeSymbol && symbol.Name is "Output" or "State";
            if (!extends && (OwnMembers.Concat(_asked).Contains(symbol.Name) || _fields.Contains(symbol.Name)))
            {
                Take(symbol.Name, DeclarationReader.Place(symbol), $"the generated member {symbol.Name}");
            }
        }
    }

    private void Take(string name, Location? place, string by)
    {
        _taken.Add(name);
        findings.Report(Rules.NameTaken, place, name, by);
    }

    /// <summary>The base of a generated type that has a member of this name, or null.</summary>
    private static string? Owner(string name, IEnumerable<INamedTypeSymbol?> roots) => roots
        .SelectMany(Bases)
        .FirstOrDefault(type => type.GetMembers(name).Any(member => member.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Internal)))
        ?.Name;

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType) yield return type;
    }
}
