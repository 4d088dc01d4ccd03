using Backpropamine.Generator.Planning.Ir;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading.Language;

/// <summary>What the names of a method mean while its body is read, and how large everything has become.</summary>
internal sealed class RuleScope
{
    /// <summary>The most nodes that one method of a rule may come to with its locals and calls written out.</summary>
    public const int MostNodes = 1000;

    private readonly Dictionary<ISymbol, RuleValue> _values = new(SymbolEqualityComparer.Default);
    private readonly IReadOnlyList<IMethodSymbol> _callers;
    private readonly Counter _spent;

    public RuleScope(Compilation compilation, Findings findings, ExprOrigins origins, LanguageWords words, IMethodSymbol method)
        : this(compilation, findings, origins, words, [method], new Counter())
    {
    }

    private RuleScope(Compilation compilation, Findings findings, ExprOrigins origins, LanguageWords words, IReadOnlyList<IMethodSymbol> callers, Counter spent)
    {
        (Compilation, Findings, Origins, Words, _callers, _spent) = (compilation, findings, origins, words, callers, spent);
    }

    public Compilation Compilation { get; }

    public Findings Findings { get; }

    /// <summary>Where expressions were written.</summary>
    public ExprOrigins Origins { get; }

    /// <summary>How messages call what is read.</summary>
    public LanguageWords Words { get; }

    /// <summary>The names of a method that is called from here.</summary>
    public RuleScope Inside(IMethodSymbol method) => new(Compilation, Findings, Origins, Words, [.. _callers, method], _spent);

    /// <summary>Whether the method is being read already.</summary>
    public bool IsInside(IMethodSymbol method) => _callers.Contains(method, SymbolEqualityComparer.Default);

    public void Bind(ISymbol name, RuleValue value) => _values[name] = value;

    public RuleValue? Find(ISymbol name) => _values.TryGetValue(name, out var value) ? value : null;

    /// <summary>Counts an expression that is written out, less the parts of it that are counted already; null, with one finding for all, if that is too much.</summary>
    public RuleValue? Spend(Expr expr, IEnumerable<Expr> counted, SyntaxNode syntax) =>
        Spend(RuleValue.Of(expr), Math.Max(0, Size(expr) - counted.Sum(Size)), syntax);

    /// <summary>Counts some operations.</summary>
    public T? Spend<T>(T value, int nodes, SyntaxNode syntax)
        where T : class
    {
        var had = _spent.Nodes;
        _spent.Nodes += nodes;
        if (_spent.Nodes <= MostNodes) return value;
        if (had <= MostNodes) Refuse(syntax, $"with its locals and calls written out the method has more than {MostNodes} operations; use fewer");
        return null;
    }

    public void Refuse(SyntaxNode syntax, string remedy) => Refuse(syntax.GetLocation(), syntax.ToString(), remedy);

    public void Refuse(Location place, string text, string remedy) => Findings.Report(Words.Syntax, place, OneLine(text), remedy);

    private static int Size(Expr expr) => expr.Size(MostNodes + 1);

    /// <summary>A piece of C# in one line, shortened.</summary>
    public static string OneLine(string text) =>
        string.Join(" ", text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)) is var line && line.Length > 60
            ? line.Substring(0, 57) + "…"
            : line;

    private sealed class Counter
    {
        public int Nodes { get; set; }
    }
}
