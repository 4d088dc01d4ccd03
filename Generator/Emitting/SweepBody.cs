using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Sweeping;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>
/// The body of one method of a sweep's struct: loops, and before each of them what does not change in it, so that inside there is nothing but
/// the equations. Sums are gathered in locals and given where their loop ends.
/// </summary>
/// <param name="sweep">The sweep.</param>
/// <param name="axis">The axis of the terms that the method is about; null for connections.</param>
internal sealed class SweepBody(Sweep sweep, Domain? axis)
{
    private readonly List<(SweepUse Use, int Value, Expr Numbers, bool Adds)> _given = [];

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => _given.Count == 0;

    /// <summary>Sets a result, or adds to it if it is a sum.</summary>
    public void Give(int value, Domain axes, Expr numbers, bool isNew)
    {
        if (numbers is not Expr.Literal(0) || isNew) _given.Add((Use(axes), value, numbers, !isNew));
    }

    /// <summary>Sets a term.</summary>
    public void Set(int value, Expr numbers) => _given.Add((SweepUse.Neurons, value, numbers, false));

    public void Write(CodeWriter writer)
    {
        var symbols = _given.SelectMany(one => one.Numbers.Symbols()).Distinct().Select(symbol => (Name: symbol, At: Find(symbol))).ToList();
        Before(SweepUse.Lane);
        Before(SweepUse.Neurons);
        if (axis is not null)
        {
            Loop();
        }
        else
        {
            using (writer.Block("while (at.NextRow())"))
            {
                Before(SweepUse.Row);
                Before(SweepUse.Connections);
                Loop();
                After(SweepUse.Row);
            }
        }

        After(SweepUse.Lane);

        void Before(SweepUse use)
        {
            if (use is SweepUse.Neurons or SweepUse.Connections)
            {
                var values = symbols.Select(symbol => symbol.At).Concat(_given.Select(one => (one.Use, one.Value))).Where(at => at.Use == use);
                foreach (var value in values.Select(at => at.Value).Distinct().OrderBy(value => value)) writer.Line($"var at{value} = at.{use}({value});");
                return;
            }

            foreach (var (name, _) in symbols.Where(symbol => symbol.At.Use == use)) writer.Line($"var {name} = at.{use}({Find(name).Value});");
            foreach (var one in _given.Where(one => one.Use == use)) writer.Line($"var sum{one.Value} = V.Of(0);");
        }

        void Loop()
        {
            using var block = writer.Block("while (at.Next())");
            foreach (var (name, at) in symbols.Where(symbol => symbol.At.Use is SweepUse.Neurons or SweepUse.Connections)) writer.Line($"var {name} = at.{(IsStreamed(at) ? "Stream" : "Load")}(at{at.Value});");
            Equations(writer);
        }

        void After(SweepUse use)
        {
            var sums = _given.Where(one => one.Use == use).ToList();
            if (sums.Count > 0) writer.Line();
            foreach (var one in sums) writer.Line($"at.AddTo{use}({one.Value}, sum{one.Value});");
        }
    }

    private void Equations(CodeWriter writer)
    {
        var results = _given.Select(one => one.Adds ? Added(one.Numbers, new Expr.Symbol(IsSum(one.Use) ? $"sum{one.Value}" : $"at.Load(at{one.Value})")) : one.Numbers).ToList();
        var text = new WidthText(results);
        var written = 0;
        for (var i = 0; i < results.Count; i++)
        {
            var (use, value, _, adds) = _given[i];
            var result = WidthText.Bare(text.Of(results[i]));
            for (; written < text.Lines.Count; written++) writer.Line(text.Lines[written]);
            writer.Line(IsSum(use) ? $"sum{value} = {result};" : $"at.{(IsStreamed((use, value)) && !adds ? "Stream" : "Store")}(at{value}, {result});");
        }
    }

    private static Expr Added(Expr numbers, Expr to) => numbers is Expr.Unary(UnaryOp.Negate, var x) ? to - x : to + numbers;

    /// <summary>Whether every lane has a matrix of its own, so that it lies in no cache near by; one for all lanes does.</summary>
    private bool IsStreamed((SweepUse Use, int Value) at) =>
        at.Use == SweepUse.Connections && (at.Value >= sweep.Reads.Count || sweep.Reads[at.Value].Axes == Domain.Synapse);

    private static bool IsSum(SweepUse use) => use is SweepUse.Lane or SweepUse.Row;

    private (SweepUse Use, int Value) Find(string symbol)
    {
        for (var i = 0; i < sweep.Reads.Count; i++)
        {
            if (sweep.Reads[i].Symbol == symbol) return (Use(sweep.Reads[i].Axes), i);
        }

        for (var i = 0; i < sweep.Terms.Count; i++)
        {
            if (sweep.Terms[i].Symbol == symbol) return (Use(sweep.Terms[i].Axis), sweep.Reads.Count + i);
            if (Sweep.Gradient(sweep.Terms[i].Symbol) == symbol) return (SweepUse.Neurons, SweepEmitter.TermGradient(sweep, i));
        }

        var given = sweep.Given.ToList();
        var result = given.FindIndex(one => one.Gradient == symbol);
        if (result >= 0) return (Use(given[result].Axes), sweep.Reads.Count + sweep.Terms.Count + result);

        throw new InvalidOperationException($"a sweep over {sweep.Layer} reads {symbol}, which it does not know");
    }

    private SweepUse Use(Domain axes)
    {
        var along = axes & (Domain.Pre | Domain.Post);
        if (axis is { } ofTerm) return along == ofTerm && along != Domain.None ? SweepUse.Neurons : SweepUse.Lane;
        return along switch
        {
            Domain.Pre | Domain.Post => SweepUse.Connections,
            Domain.Pre => SweepUse.Row,
            Domain.Post => SweepUse.Neurons,
            _ => SweepUse.Lane,
        };
    }
}
