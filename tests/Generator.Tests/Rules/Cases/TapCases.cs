using static Backpropamine.Generator.Tests.Rules.Cases.Sources;
using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>Whose activities a rule sees, and when Hebb is read.</summary>
internal static class TapCases
{
    private const string Values = "[Dense(5)] public partial Layer Values { get; }";
    private const string After = "Read = Read.AfterCommit, Post = nameof(Values)";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0230", "recurrent", Net("[Plastic(Read = [|Read.AfterCommit|])]", Usual)),
        Wrong("BPA0230", "itself", Net("[Network]", Senses, "[Recurrent(5), Plastic(Read = [|Read.AfterCommit|], Post = nameof(Hidden))] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0230", "dense", Net("[Network]", Senses, "[Dense(5), Plastic(Read = [|Read.AfterCommit|], Pre = nameof(Senses))] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0230", "another layer", Net("[Network]", Senses, Values, $"[Recurrent(5, From = nameof(Senses)), Plastic({After})] public partial Layer Hidden {{ get; }}", Policy)),
        Right("BPA0230", "an input", Net("[Network]", "[Input(5)] public partial Signal Senses { get; }", "[Recurrent(5), Plastic(Read = Read.AfterCommit, Post = nameof(Senses))] public partial Layer Hidden { get; }", Policy)),

        Wrong("BPA0231", "its own", Net("[Network]", Senses, Values, $"[Recurrent(5, From = nameof(Senses)), Plastic({After}), [|Neuromodulated(Simple)|]] public partial Layer Hidden {{ get; }}", Policy)),
        Wrong("BPA0231", "named", Net("[Network]", Senses, Values, $"[Recurrent(5, From = nameof(Senses)), Plastic({After}), Neuromodulated(Simple, From = [|nameof(Hidden)|])] public partial Layer Hidden {{ get; }}", Policy)),
        Right("BPA0231", "before the step", Net("[Network]", Senses, Values, $"[Recurrent(5, From = nameof(Senses)), Plastic({After}), Neuromodulated(Simple, At = Tap.Before)] public partial Layer Hidden {{ get; }}", Policy)),
        Right("BPA0231", "another layer", Net("[Network]", Senses, Values, $"[Recurrent(5, From = nameof(Senses)), Plastic({After}), Neuromodulated(Simple, From = nameof(Values))] public partial Layer Hidden {{ get; }}", Policy)),
        Right("BPA0231", "from outside", Net("[Network]", Senses, Values, $"[Recurrent(5, From = nameof(Senses)), Plastic({After}), Neuromodulated(Simple, External = true)] public partial Layer Hidden {{ get; }}", Policy)),

        Wrong("BPA0232", "dense", Net("[Network]", Senses, "[Dense(4), Plastic(Pre = [|nameof(Hidden)|])] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0232", "recurrent", Net("[Network]", Senses, "[Recurrent(5), Plastic(Pre = nameof(Hidden))] public partial Layer Hidden { get; }", Policy)),

        Wrong("BPA0102", "pre", Net("[Network]", Senses, "[Recurrent(5), Plastic(Pre = [|\"Nobody\"|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0107", "post", Net("[Network]", Senses, "[Recurrent(5), Plastic(Post = [|nameof(Senses)|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0107", "pre", Net("[Network]", Senses, "[Recurrent(5), Plastic(Pre = [|nameof(Senses)|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0107", "pre of a dense layer", Net("[Network]", Senses, "[Dense(5), Plastic(Pre = [|nameof(Policy)|])] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0107", "pre of the right size", Net("[Network]", Senses, "[Dense(5), Plastic(Pre = nameof(Other))] public partial Layer Hidden { get; }", "[Readout(4)] public partial Layer Other { get; }")),
        Wrong("BPA0106", "post above", Net("[Network]", Senses, "[[|Recurrent(5)|], Plastic(Read = Read.AfterCommit, Post = nameof(Upper))] public partial Layer Hidden { get; }", "[Dense(5)] public partial Layer Upper { get; }", Policy)),
        Right("BPA0106", "post above, read before", Net("[Network]", Senses, "[Recurrent(5), Plastic(Post = nameof(Upper))] public partial Layer Hidden { get; }", "[Dense(5)] public partial Layer Upper { get; }", Policy)),
        Right("BPA0105", "read by a rule alone", Net("[Network]", Senses, "[Input(5)] public partial Signal Noise { get; }", "[Recurrent(5, From = nameof(Senses)), Plastic(Post = nameof(Noise))] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0404", "read after the commit", Net("[Network]", "[Input(5)] public partial Signal Senses { get; }", "[Recurrent(5), Plastic(Read = [|Read.AfterCommit|], Post = nameof(Senses))] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0404", "post of another", Net("[Network]", "[Input(5)] public partial Signal Senses { get; }", "[Recurrent(5), Plastic(Post = [|nameof(Senses)|])] public partial Layer Hidden { get; }", Policy)),
    ];
}
