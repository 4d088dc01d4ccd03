using System.Runtime.CompilerServices;
using Backpropamine.Generator.Planning.Ir;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading.Language;

/// <summary>Where in the author's C# the nodes of a rule's expressions were written.</summary>
internal sealed class ExprOrigins
{
    private readonly Dictionary<Expr, Location> _places = new(new Same());

    /// <summary>Notes where a node was written; a name that stands for it later does not count.</summary>
    public void Note(Expr expr, SyntaxNode syntax)
    {
        if (expr is not (Expr.Literal or Expr.Symbol) && !_places.ContainsKey(expr)) _places[expr] = syntax.GetLocation();
    }

    /// <summary>Where this very node was written, if it was noted.</summary>
    public Location? Find(Expr expr) => _places.TryGetValue(expr, out var place) ? place : null;

    /// <summary>Nodes are equal by value; here each counts for itself.</summary>
    private sealed class Same : IEqualityComparer<Expr>
    {
        public bool Equals(Expr? x, Expr? y) => ReferenceEquals(x, y);

        public int GetHashCode(Expr expr) => RuntimeHelpers.GetHashCode(expr);
    }
}
