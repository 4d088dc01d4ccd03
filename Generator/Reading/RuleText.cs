using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Reading;

/// <summary>A rule's canonical text, such as <c>drive = (* pre post); commit = …</c>: what [RuleBody] carries between assemblies.</summary>
internal static class RuleText
{
    public static string Print(RuleSpec rule) => string.Concat(rule.Learned.Select(learned => LearnedText.Print(learned) + "; "))
        + string.Concat(rule.States.Select(state => $"{DerivedText.Head(state)} {ExprText.Print(state.Next)}; "))
        + string.Concat(rule.Reductions.Select(reduction => $"{DerivedText.Head(reduction)} {ExprText.Print(reduction.Term)}; "))
        + string.Join("; ",
        $"drive = {ExprText.Print(rule.Drive)}", $"trace = {ExprText.Print(rule.Trace)}", $"commit = {ExprText.Print(rule.Commit)}", $"weight = {ExprText.Print(rule.Weight)}");

    /// <summary>The rule; null if the text is not of this form.</summary>
    public static RuleSpec? Parse(string name, string text)
    {
        var bodies = new Dictionary<string, Expr>();
        var learned = new List<LearnedSpec>();
        var derived = new List<object>();
        foreach (var part in text.Split([';'], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            if (equals < 0) return null;
            if (LearnedText.Is(part))
            {
                if (LearnedText.Parse(part) is not { } coefficient) return null;
                learned.Add(coefficient);
                continue;
            }

            var key = part.Substring(0, equals).Trim();
            var tokens = ExprText.Tokens(part.Substring(equals + 1));
            var along = DerivedText.Is(key) && tokens.Count > 0 ? tokens.Dequeue() : "";
            if (ExprText.Parse(tokens) is not { } body || tokens.Count > 0) return null;
            if (!DerivedText.Is(key)) bodies[key] = body;
            else if (DerivedText.Parse(key, along, body) is { } found) derived.Add(found);
            else return null;
        }

        return bodies.TryGetValue("drive", out var drive) && bodies.TryGetValue("trace", out var trace)
            && bodies.TryGetValue("commit", out var commit) && bodies.TryGetValue("weight", out var weight)
            ? new RuleSpec(name, drive, trace, commit, weight, learned.ToEquatable(), derived.OfType<StateSpec>().ToEquatable(), derived.OfType<ReductionSpec>().ToEquatable())
            : null;
    }
}
