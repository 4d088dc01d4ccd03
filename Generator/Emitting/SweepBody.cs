using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Sweeping;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The body of one method of a sweep's struct: what it reads, then what it gives.</summary>
/// <param name="sweep">The sweep.</param>
/// <param name="axis">The axis of the terms that the method is about; null for connections.</param>
internal sealed class SweepBody(Sweep sweep, Domain? axis)
{
    private readonly List<(string Call, int Value, Expr Numbers)> _given = [];

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => _given.Count == 0;

    /// <summary>Sets a result, or adds to it if it is a sum.</summary>
    public void Give(int value, Domain axes, Expr numbers, bool isNew)
    {
        if (numbers is Expr.Literal(0) && !isNew) return;
        var along = axes & (Domain.Pre | Domain.Post);
        var call = axis is { } ofTerm
            ? along != ofTerm || along == Domain.None ? "AddSum" : "AddColumn"
            : along switch
            {
                Domain.Pre | Domain.Post => isNew ? "SetMatrix" : "AddMatrix",
                Domain.Post => "AddColumn",
                _ => "AddSum",
            };
        _given.Add((call, value, numbers));
    }

    /// <summary>Sets a term.</summary>
    public void Set(int value, Expr numbers) => _given.Add(("SetColumn", value, numbers));

    public void Write(CodeWriter writer)
    {
        foreach (var symbol in _given.SelectMany(one => one.Numbers.Symbols()).Distinct()) writer.Line($"var {symbol} = at.{Load(symbol)};");
        var text = new WidthText(_given.Select(one => one.Numbers));
        var written = 0;
        foreach (var (call, value, numbers) in _given)
        {
            var result = WidthText.Bare(text.Of(numbers));
            for (; written < text.Lines.Count; written++) writer.Line(text.Lines[written]);
            writer.Line($"at.{call}({value}, {result});");
        }
    }

    private string Load(string symbol)
    {
        for (var i = 0; i < sweep.Reads.Count; i++)
        {
            if (sweep.Reads[i].Symbol == symbol) return $"{Access(sweep.Reads[i].Axes)}({i})";
        }

        for (var i = 0; i < sweep.Terms.Count; i++)
        {
            if (sweep.Terms[i].Symbol == symbol) return $"{Access(sweep.Terms[i].Axis)}({sweep.Reads.Count + i})";
            if (Sweep.Gradient(sweep.Terms[i].Symbol) == symbol) return $"Column({SweepEmitter.TermGradient(sweep, i)})";
        }

        var given = sweep.Given.ToList();
        var result = given.FindIndex(one => one.Gradient == symbol);
        if (result >= 0) return $"{Access(given[result].Axes)}({sweep.Reads.Count + sweep.Terms.Count + result})";

        throw new InvalidOperationException($"a sweep over {sweep.Layer} reads {symbol}, which it does not know");
    }

    private string Access(Domain axes)
    {
        var along = axes & (Domain.Pre | Domain.Post);
        if (axis is { } ofTerm) return along == ofTerm && along != Domain.None ? "Column" : "Lane";
        return along switch
        {
            Domain.Pre | Domain.Post => "Matrix",
            Domain.Pre => "Row",
            Domain.Post => "Column",
            _ => "Lane",
        };
    }
}
