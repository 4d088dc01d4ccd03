using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Reading;

/// <summary>Checks that the names of a network's members leave room for what is generated and inherited.</summary>
internal sealed class NameReader
{
    private const string Output = "Output";
    private const string State = "State";

    /// <summary>What the generator adds to the class; a user may extend Output and State, which are partial.</summary>
    private static readonly string[] OfClass =
        ["forward", "Unroll", "InitialState", Output, State, "Advance", "AdvanceOne", "AdvanceSwept", "Prepare", "Project", "UnrollCells", "ReadOut", "_layout"];

    /// <summary>What a layer or input may not be called besides: what Output may have, and an argument.</summary>
    private static readonly string[] OfOutput = ["Modulation", "ModulationUnits", "modulation"];

    private readonly INamedTypeSymbol _type;
    private readonly IReadOnlyList<Member> _members;
    private readonly Findings _findings;

    /// <summary>The generated members of the class that have names of their own, and whatever is made of the members' names.</summary>
    private readonly HashSet<string> _own;

    /// <summary>The properties of the output that only modulated layers have.</summary>
    private readonly IReadOnlyList<string> _modulations;

    /// <summary>The layers that may have a state.</summary>
    private readonly IReadOnlyList<string> _carried;

    /// <summary>The bases of what is generated: of the class, its output and its state.</summary>
    private readonly IReadOnlyList<INamedTypeSymbol> _ofClass;
    private readonly IReadOnlyList<INamedTypeSymbol> _ofOutput;
    private readonly IReadOnlyList<INamedTypeSymbol> _ofState;

    private readonly List<string> _taken = [];

    public NameReader(INamedTypeSymbol type, IReadOnlyList<Member> members, PlasticScope scope, Target emit, Findings findings)
    {
        (_type, _members, _findings) = (type, members, findings);
        _own = [.. OfClass, .. members.Select(member => Naming.Field(member.Name)), .. Sized(members)];
        if (emit.HasFlag(Target.PyTorch)) _own.Add(nameof(Target.PyTorch));
        _modulations = [.. members.Where(m => scope.Modulated(m) is not null).SelectMany(m => new[] { m.Name + "Modulation", m.Name + "ModulationUnits" })];
        _carried = [.. members.Where(m => m.IsRecurrent || m.Cell is not null || scope.Plastic(m) is not null).Select(m => m.Name)];
        var runtime = members.FirstOrDefault()?.Declaration.AttributeClass?.ContainingAssembly;
        (_ofClass, _ofOutput, _ofState) = (Bases(KnownNames.PlasticModule), Bases(KnownNames.NetworkOutput), Bases(KnownNames.NetworkState));

        IReadOnlyList<INamedTypeSymbol> Bases(string name)
        {
            var bases = new List<INamedTypeSymbol>();
            for (var one = runtime?.GetTypeByMetadataName(name); one is not null; one = one.BaseType) bases.Add(one);
            return bases;
        }
    }

    /// <summary>The author's members beside layers and inputs.</summary>
    public EquatableArray<string> Others => OthersOf(_type).Select(symbol => symbol.Name).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatable();

    /// <summary>Reports collisions.</summary>
    /// <returns>The names that the generator would use and cannot.</returns>
    public EquatableArray<string> Check()
    {
        CheckMembers();
        CheckOthers();
        CheckNested(Output, [.. _members.Where(m => !m.IsInput).Select(m => m.Name), .. OfOutput.Take(_modulations.Count > 0 ? 2 : 0), .. _modulations], _ofOutput);
        CheckNested(State, [.. _carried, .. _carried.Select(layer => layer + "State")], _ofState);
        return _taken.ToEquatable();
    }

    /// <summary>Checks that the states of rules and cells leave room for the class that holds them.</summary>
    public void Check(IReadOnlyList<LayerSpec> layers)
    {
        foreach (var layer in layers)
        {
            var owner = layer.Plastics.FirstOrDefault(plastic => plastic.Rule.States.Any(state => plastic.Names.Part(state.Name) == layer.Name + "State")) is { } own ? own.Rule.Name
                : layer.Cell?.States.Any(state => state.Name == layer.Name + "State") == true ? layer.Cell.Name
                : null;
            if (owner is not null) Take(layer.Name, DeclarationReader.Place(_members.First(m => m.Name == layer.Name).Property), $"the state {layer.Name}State of {owner}, since its own state has that name");
        }
    }

    private void CheckMembers()
    {
        IReadOnlyList<INamedTypeSymbol> roots = [.. _ofClass, .. _ofOutput, .. _ofState];
        var snake = new Dictionary<string, string>();
        foreach (var member in _members)
        {
            var place = DeclarationReader.Place(member.Property);
            if (_own.Contains(member.Name) || OfOutput.Contains(member.Name)) Take(member.Name, place, $"the generated member {member.Name}");
            else if (member.Name == _type.Name) Take(member.Name, place, "the class itself");
            else if (_members.FirstOrDefault(other => !other.IsInput && other.Name + "State" == member.Name) is { } layer)
            {
                Take(member.Name, place, $"the generated type State.{layer.Name}State");
            }
            else if (_members.FirstOrDefault(other => other != member && Sized([other]).Contains(Naming.Field(member.Name))) is { } module)
            {
                Take(member.Name, place, $"the size of {module.Name}");
            }
            else if (_modulations.Count > 2 && _modulations.Contains(member.Name)) Take(member.Name, place, $"the generated output {member.Name}");
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
        foreach (var symbol in OthersOf(_type))
        {
            if (symbol is INamedTypeSymbol { Arity: 0, Name: Output or State } nested)
            {
                if (!Extends(nested)) Take(nested.Name, DeclarationReader.Place(nested), $"the generated class {nested.Name}, which 'public partial class {nested.Name}' would extend");
            }
            else if (_own.Contains(symbol.Name)) Take(symbol.Name, DeclarationReader.Place(symbol), $"the generated member {symbol.Name}");
            else if (OwnerOfOurs(symbol.Name, _ofClass) is { } owner) Take(symbol.Name, DeclarationReader.Place(symbol), $"{owner}.{symbol.Name}, which generated code uses");
        }
    }

    /// <summary>Checks what the author adds to the output or the state.</summary>
    private void CheckNested(string name, IReadOnlyList<string> generated, IReadOnlyList<INamedTypeSymbol> bases)
    {
        foreach (var symbol in _type.GetTypeMembers(name, 0).Where(nested => !GeneratedCode.Declares(nested)).SelectMany(OthersOf))
        {
            var by = generated.Contains(symbol.Name) ? $"the generated member {name}.{symbol.Name}"
                : OwnerOfOurs(symbol.Name, bases) is { } owner ? $"{owner}.{symbol.Name}, which generated code uses"
                : null;
            if (by is null) continue;
            _taken.Add($"{name}.{symbol.Name}");
            _findings.Report(Rules.NameTaken, DeclarationReader.Place(symbol), symbol.Name, by);
        }
    }

    private void Take(string name, Location? place, string by)
    {
        _taken.Add(name);
        _findings.Report(Rules.NameTaken, place, name, by);
    }

    /// <summary>Whether a type of the author's is another part of a generated one.</summary>
    private bool Extends(INamedTypeSymbol nested)
    {
        var parts = nested.DeclaringSyntaxReferences.Select(part => part.GetSyntax(_findings.Token)).Where(part => !GeneratedCode.Is(part.SyntaxTree)).ToList();
        return parts.All(part => part is ClassDeclarationSyntax declared
            && declared.ParameterList is null
            && declared.Modifiers.Any(SyntaxKind.PartialKeyword)
            && !declared.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword))
            && nested.BaseType is null or { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Error } or { ContainingNamespace.Name: KnownNames.Namespace };
    }

    /// <summary>The author's own members that hide others of their name: no override, no constructor, operator or accessor.</summary>
    private static IEnumerable<ISymbol> OthersOf(INamedTypeSymbol type) => type.GetMembers().Where(symbol =>
        symbol is { IsImplicitlyDeclared: false, IsOverride: false, CanBeReferencedByName: true }
        && symbol is not IMethodSymbol { MethodKind: not MethodKind.Ordinary }
        && !GeneratedCode.Declares(symbol) && !MemberReader.DeclaresSomething(symbol));

    /// <summary>The fields that keep sizes of modules.</summary>
    private static IEnumerable<string> Sized(IEnumerable<Member> members) =>
        members.Where(member => member.Is(KnownNames.Module) && member.Size is null).Select(member => Naming.Field(member.Name) + "Size");

    /// <summary>The base of a generated type that has a member of this name, or null.</summary>
    private static string? Owner(string name, IEnumerable<INamedTypeSymbol> bases) => bases
        .FirstOrDefault(type => type.GetMembers(name).Any(member => member.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Internal)))
        ?.Name;

    /// <summary>The same among the runtime's own types: generated code uses nothing else of what is inherited.</summary>
    private static string? OwnerOfOurs(string name, IEnumerable<INamedTypeSymbol> bases) =>
        Owner(name, bases.Where(type => type.ContainingNamespace.Name == KnownNames.Namespace));
}
