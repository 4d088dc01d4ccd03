using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Reading;

/// <summary>States and reductions in a rule's canonical text: <c>state Threshold = Post (…)</c>, <c>Sum Norm = Pre (…)</c>.</summary>
internal static class DerivedText
{
    private const string State = "state";

    /// <summary>A state before its expression.</summary>
    public static string Head(StateSpec state) => $"{State} {state.Name} = {state.Per}";

    /// <summary>A reduction before its expression.</summary>
    public static string Head(ReductionSpec reduction) => $"{reduction.Kind} {reduction.Name} = {reduction.Over}";

    /// <summary>The key and the first word of such a part.</summary>
    public static bool Is(string key) => key.Contains(' ');

    /// <summary>The state or the reduction that a part says; null if it is neither.</summary>
    public static object? Parse(string key, string along, Expr body)
    {
        var words = key.Split(' ');
        if (words.Length != 2) return null;
        if (words[0] == State && Enum.TryParse(along, out Per per)) return new StateSpec(words[1], per, body);
        return Enum.TryParse(words[0], out Reduction kind) && Enum.TryParse(along, out Over over) ? new ReductionSpec(words[1], kind, over, body) : null;
    }
}
