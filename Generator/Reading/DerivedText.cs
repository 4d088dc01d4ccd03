using System.Globalization;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Reading;

/// <summary>States and reductions in a rule's canonical text: <c>state Threshold = Post:0.5 (…)</c>, <c>Sum Norm = Pre (…)</c>.</summary>
internal static class DerivedText
{
    private const string State = "state";

    /// <summary>A state before its expression.</summary>
    public static string Head(StateSpec state) => $"{State} {state.Name} = {state.Per}{(state.Initial == 0 ? "" : $":{Literal.Of(state.Initial)}")}";

    /// <summary>A reduction before its expression.</summary>
    public static string Head(ReductionSpec reduction) => $"{reduction.Kind} {reduction.Name} = {reduction.Over}";

    /// <summary>The key and the first word of such a part.</summary>
    public static bool Is(string key) => key.Contains(' ');

    private static StateSpec? ParseState(string name, string[] along, Expr body)
    {
        var initial = 0.0;
        return Enum.TryParse(along[0], out Per per)
            && (along.Length == 1 || (along.Length == 2 && double.TryParse(along[1], NumberStyles.Float, CultureInfo.InvariantCulture, out initial)))
            ? new StateSpec(name, per, body, initial)
            : null;
    }

    /// <summary>The state or the reduction that a part says; null if it is neither.</summary>
    public static object? Parse(string key, string along, Expr body)
    {
        var words = key.Split(' ');
        if (words.Length != 2) return null;
        if (words[0] == State) return ParseState(words[1], along.Split(':'), body);
        return Enum.TryParse(words[0], out Reduction kind) && Enum.TryParse(along, out Over over) ? new ReductionSpec(words[1], kind, over, body) : null;
    }
}
