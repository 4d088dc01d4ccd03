using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>A project of ordinary C#: services that call each other, rows, values and interfaces. There is no network in it.</summary>
internal static class LargeProject
{
    private const int LinesOfFile = 250;

    /// <summary>Names that calls of ordinary code have in common with a network's.</summary>
    private static readonly string[] Verbs = ["Load", "Reset", "Apply", "To", "Count", "Find", "Detach", "Join"];

    /// <summary>The files, each of about 250 lines.</summary>
    public static SyntaxTree[] Files(int lines) =>
        [.. ParallelEnumerable.Range(0, Math.Max(1, lines / LinesOfFile)).AsOrdered().Select(i => Parse(Text(i, edits: 0), $"/Part{i}.cs"))];

    /// <summary>A file after somebody has typed in the body of a method.</summary>
    public static SyntaxTree Edited(int index, int edits) => Parse(Text(index, edits), $"/Part{index}.cs");

    /// <summary>A file.</summary>
    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), path);

    private static string Text(int i, int edits)
    {
        var text = new StringBuilder();
        text.Append(
            $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;

            namespace Company.Part{{i}};

            public interface IItem
            {
                int Id { get; }

                string Describe(IFormatProvider culture);
            }

            public abstract record Row(int Id) : IItem
            {
                public abstract string Describe(IFormatProvider culture);
            }

            public sealed record Order(int Id, string Name, Amount Amount) : Row(Id), IComparable<Order>
            {
                public int CompareTo(Order? other) => other is null ? 1 : Amount.CompareTo(other.Amount);

                public override string Describe(IFormatProvider culture) => string.Format(culture, "{0}: {1}", Name, Amount.Value.ToString(culture));
            }

            public readonly record struct Amount(decimal Value, string Currency) : IComparable<Amount>
            {
                public int CompareTo(Amount other) => Value.CompareTo(other.Value);
            }

            public readonly struct Span : IEquatable<Span>
            {
                public Span(int from, int to) { From = from; To = to; }

                [System.ComponentModel.Description("Where it begins.")]
                public int From { get; }

                public int To { get; }

                public bool Equals(Span other) => To == other.To && Length() == other.Length();

                public override bool Equals(object? obj) => obj is Span other && Equals(other);

                public override int GetHashCode() => HashCode.Combine(To, Length());

                public int Length() => To - From;
            }

            public sealed class Service
            {
                private readonly List<Order> _orders = new();
                private readonly Dictionary<int, Span> _spans = new();

                public IReadOnlyList<Order> Orders => _orders;

            """);
        var lines = text.ToString().Count(c => c == '\n');
        for (var method = 0; lines < LinesOfFile; method++)
        {
            var body = $$"""

                    public int {{Verbs[method % Verbs.Length]}}{{method}}(int seed, string name)
                    {
                        var sum = seed + {{(method == 0 ? edits : method)}};
                        foreach (var order in _orders.Where(one => one.Name.StartsWith(name, StringComparison.Ordinal)).OrderBy(one => one.Id).Take(10))
                        {
                            sum += order.Describe(System.Globalization.CultureInfo.InvariantCulture).Length + order.GetHashCode();
                            if (!_spans.TryGetValue(order.Id, out var span)) _spans.Add(order.Id, span = new Span(Math.Min(sum, seed), Math.Max(sum, order.Id)));
                            sum -= span.Length() + Math.Abs(span.To).ToString(System.Globalization.CultureInfo.InvariantCulture).Trim().Length;
                        }

                        return sum{{(method == 0 ? "" : $" + {Verbs[(method - 1) % Verbs.Length]}{method - 1}(sum, name.ToUpperInvariant())")}};
                    }

                """;
            text.Append(body);
            lines += body.Count(c => c == '\n');
        }

        return text.Append("}\n").ToString();
    }
}
