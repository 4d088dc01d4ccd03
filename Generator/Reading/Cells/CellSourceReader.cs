using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Reading.Language;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Reading.Cells;

/// <summary>Reads a cell from its C#.</summary>
internal sealed class CellSourceReader(RuleSource source, Findings findings)
{
    private static readonly (string Attribute, CellPart Part)[] Parts =
        [(KnownNames.Path, CellPart.Path), (KnownNames.Value, CellPart.Value), (KnownNames.State, CellPart.State)];

    private readonly INamedTypeSymbol _cell = source.Rule;
    private readonly LearnedReader _learned = new(CellNames.Taken, findings);
    private readonly ExprOrigins _origins = new();
    private readonly List<(IMethodSymbol Method, CellPart Part, AttributeData? Attribute)> _methods = [];
    private readonly List<(string Name, CellPart Part)> _refused = [];

    /// <summary>The cell; null, with findings, if it cannot be read.</summary>
    public CellSpec? Read()
    {
        var complete = FindMethods();
        complete = _methods.Aggregate(complete, (sound, one) => _learned.Read(one.Method) && sound);
        complete = _learned.Found.Aggregate(complete, (sound, one) => CheckLearned(one) && sound);
        var members = new List<CellMember>();
        foreach (var (method, part, attribute) in _methods)
        {
            if (ReadMethod(method, part) is not { } body) complete = false;
            else members.Add(Member(method, part, attribute, body));
        }

        complete &= CheckWhole();
        if (!complete) return null;
        var cell = new CellSpec(_cell.Name, members.ToEquatable(), _learned.Found.ToEquatable());
        if (cell.Circle() is { Count: > 0 } circle)
        {
            findings.Report(Rules.CellCycle, Place(circle[0].Name), circle[0].Name, string.Join(" → ", circle.Reverse().Select(member => member.Name)), circle[0].Previous);
            return null;
        }

        foreach (var path in cell.Paths.Where(path => path.Post is not null && cell.Find(path.Post) is null))
        {
            string[] names = [.. cell.Members.Select(member => member.Name)];
            findings.ReportName(Rules.CellMemberUnknown, Attribute(path.Name).Place("Post", findings.Token), path.Post!, names, path.Post!, "a value", cell.Name, string.Join(", ", names));
            return null;
        }

        if (!IsDriven(cell))
        {
            findings.Report(Rules.CellWithoutPath, Place(CellSpec.Activity), $"Activity of {cell.Name} depends on no path");
            return null;
        }

        _learned.CheckUsed(cell.Reads, cell.Name);
        if (findings.IsHeard) CellChecks.Run(cell, Place, _origins, findings);
        return cell;
    }

    private bool FindMethods()
    {
        var sound = true;
        foreach (var method in _cell.GetMembers().OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary))
        {
            var found = Parts.Select(one => (one.Part, Attribute: Attributes.Find(method, one.Attribute))).Where(one => one.Attribute is not null).ToList();
            if (found.Count == 0 && method.Name != CellSpec.Activity) continue;
            var part = found.Count == 0 ? CellPart.Activity : found[0].Part;
            var refusal = found.Count > 1 ? "it is declared to be two things; keep one attribute"
                : found.Count > 0 && method.Name == CellSpec.Activity ? $"Activity is h(t) itself; remove [{found[0].Part}]"
                : _methods.Any(other => string.Equals(other.Method.Name, method.Name, StringComparison.OrdinalIgnoreCase)) ? "another member of the cell has that name; choose another"
                : part != CellPart.Activity && CellNames.Taken.Contains(Naming.Camel(method.Name)) ? "a layer has something else of that name; choose another"
                : IsOtherTense(method.Name) ? "that would be another member's value of another step; choose another name"
                : part == CellPart.Path && found[0].Attribute!.Named("Plastic", false) && _methods.Any(other => other.Attribute?.Named("Plastic", false) == true) ? "another path is Plastic already; keep one"
                : part == CellPart.State && found[0].Attribute!.Positional(0, Per.Connection) != Per.Connection ? "a cell's state has one value for each neuron; leave Per out"
                : part == CellPart.State && !Numbers.IsFinite(found[0].Attribute!.Named("Initial", 0.0)) ? "its Initial must be finite"
                : null;
            if (refusal is null)
            {
                _methods.Add((method, part, found.Count == 0 ? null : found[0].Attribute));
                continue;
            }

            findings.Report(Rules.CellMemberRefused, method.Locations.FirstOrDefault(), method.Name, refusal);
            _refused.Add((method.Name, method.Name == CellSpec.Activity ? CellPart.Activity : part));
            sound = false;
        }

        return sound;
    }

    private bool CheckWhole()
    {
        var place = _cell.Locations.FirstOrDefault();
        // What is refused was meant to be one.
        var parts = _methods.Select(one => one.Part).Concat(_refused.Select(one => one.Part)).ToList();
        var (hasActivity, hasPath) = (parts.Contains(CellPart.Activity), parts.Contains(CellPart.Path));
        if (!hasActivity) findings.Report(Rules.CellWithoutActivity, place, _cell.Name);
        if (!hasPath) findings.Report(Rules.CellWithoutPath, place, $"The cell {_cell.Name} has no path");
        return hasActivity && hasPath;
    }

    /// <summary>Whether the activity depends on a path, in this step or over several.</summary>
    private static bool IsDriven(CellSpec cell)
    {
        var reached = new HashSet<CellMember>(cell.Members.Where(member => member.Part == CellPart.Activity));
        while (cell.Members.Any(member => reached.Any(one => one.Value.Reads(member.Symbol) || one.Value.Reads(member.Previous)) && reached.Add(member)))
        {
        }

        return reached.Any(member => member.Part == CellPart.Path);
    }

    private bool IsOtherTense(string name) => _cell.GetMembers().OfType<IMethodSymbol>().Any(other => name == "Next" + other.Name || name == "Previous" + other.Name);

    private bool CheckLearned(LearnedSpec learned)
    {
        var refusal = learned.Grain == Grain.PerConnection ? "a cell has no connections; use Grain.PerNeuron or Grain.Scalar"
            : _methods.Any(one => string.Equals(one.Method.Name, learned.Name, StringComparison.OrdinalIgnoreCase)) ? "a member of the cell has that name; choose another"
            : null;
        if (refusal is not null) findings.Report(Rules.RuleCoefficient, _learned.Places[learned.Name], learned.Name, refusal);
        return refusal is null;
    }

    private CellMember Member(IMethodSymbol method, CellPart part, AttributeData? attribute, Expr body) => new(method.Name, part, body)
    {
        Initial = part == CellPart.State ? attribute!.Named("Initial", 0.0) : 0,
        IsPlastic = part == CellPart.Path && attribute!.Named("Plastic", false),
        Post = part == CellPart.Path ? attribute!.Named<string?>("Post", null) : null,
    };

    private Expr? ReadMethod(IMethodSymbol method, CellPart part)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(findings.Token) is not MethodDeclarationSyntax syntax) return null;
        var allowed = Allowed(method, part);
        var unknown = syntax.ParameterList.Parameters.FirstOrDefault(p => p.Identifier.Text.Length > 0 && !allowed.Contains(p.Identifier.ValueText) && !IsLearned(method, p));
        if (unknown is not null)
        {
            findings.ReportName(Rules.CellParameter, unknown.Identifier.GetLocation(), unknown.Identifier.ValueText, allowed,
                method.Name, unknown.Identifier.ValueText, string.Join(", ", allowed));
            return null;
        }

        if (!method.IsStatic || method.IsGenericMethod || !IsReal(method.ReturnType) || method.Parameters.Any(p => !IsReal(p.Type) || p.RefKind != RefKind.None))
        {
            findings.Report(Rules.CellSyntax, method.Locations.FirstOrDefault(), method.Name, $"write it as 'public static float {method.Name}(float …) => expression'");
            return null;
        }

        var scope = new RuleScope(source.Compilation, findings, _origins, LanguageWords.Cell, method);
        foreach (var parameter in method.Parameters)
        {
            var own = part == CellPart.State && parameter.Name == Naming.Camel(method.Name);
            scope.Bind(parameter, RuleValue.Of(new Expr.Symbol(own ? "previous" + method.Name : parameter.Name)));
        }

        return RuleBodyReader.Read(syntax, scope)?.Number;
    }

    /// <summary>What a method may name.</summary>
    private string[] Allowed(IMethodSymbol method, CellPart part) =>
    [
        .. part == CellPart.Path ? new[] { CellSpec.Sum, CellSpec.FromInput, CellSpec.FromRecurrent } : [],
        .. _methods.Where(one => part == CellPart.State || !SymbolEqualityComparer.Default.Equals(one.Method, method)).Select(one => Naming.Camel(one.Method.Name)),
        .. _methods.Where(one => one.Part is CellPart.State or CellPart.Activity).Select(one => "previous" + one.Method.Name),
        .. _learned.Found.Select(one => one.Name),
        .. _refused.Select(one => Naming.Camel(one.Name)),
    ];

    /// <summary>Whether the parameter is a coefficient with something wrong, which is reported already.</summary>
    private static bool IsLearned(IMethodSymbol method, ParameterSyntax syntax) => method.Parameters
        .Any(parameter => parameter.Name == syntax.Identifier.ValueText && Attributes.Find(parameter, KnownNames.Learned) is not null);

    private static bool IsReal(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private Location? Place(string member) => _methods.FirstOrDefault(one => one.Method.Name == member).Method?.Locations.FirstOrDefault();

    private AttributeData Attribute(string member) => _methods.First(one => one.Method.Name == member).Attribute!;
}
