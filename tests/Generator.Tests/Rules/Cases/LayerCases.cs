using static Backpropamine.Generator.Tests.Rules.Cases.Sources;
using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>Embeddings, dropouts and modules.</summary>
internal static class LayerCases
{
    private const string Token = "[Input(1)] public partial Signal Token { get; }";
    private const string Word = "[Embedding(9, 4)] public partial Layer Word { get; }";
    private const string Drop = "[Dropout(0.5)] public partial Layer Drop { get; }";
    private const string Stem = "[Module(5)] public partial TorchSharp.Modules.Sequential Stem { get; }";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0003", "a module that is not partial", Net("[Network]", Senses, "[Module(5)] public TorchSharp.Modules.Sequential [|Stem|] => null!;", "[Readout(2, From = nameof(Senses))] public partial Layer Policy { get; }")),
        Wrong("BPA0103", "an embedding of no ids", Net("[Network]", Token, "[Embedding([|0|], 4)] public partial Layer Word { get; }", Policy)),
        Wrong("BPA0103", "an embedding of no values", Net("[Network]", Token, "[Embedding(9, [|-1|])] public partial Layer Word { get; }", Policy)),
        Wrong("BPA0105", "a dropout that nothing reads", Net("[Network]", Senses, Hidden, Policy, "[Dropout(0.5, From = nameof(Hidden))] public partial Layer [|Drop|] { get; }")),
        Wrong("BPA0208", "plastic dropout", Net("[Network]", Senses, "[Dropout(0.5), [|Plastic|]] public partial Layer Drop { get; }", Policy)),
        Wrong("BPA0208", "modulated embedding", Net("[Plastic]", Token, "[Embedding(9, 3), [|Neuromodulated(Simple)|]] public partial Layer Word { get; }", Hidden, Policy)),
        Wrong("BPA0208", "plastic module", Net("[Network]", Senses, "[Module(5), [|Plastic|]] public partial TorchSharp.Modules.Sequential Stem { get; }", Policy)),

        Wrong("BPA0110", "a layer", Net("[Network]", Token, Word, "[Embedding(9, 4, From = [|nameof(Word)|])] public partial Layer Again { get; }", Policy)),
        Wrong("BPA0110", "several values", Net("[Network]", Senses, "[[|Embedding(9, 4)|]] public partial Layer Word { get; }", Policy)),
        Wrong("BPA0110", "any number of values", Net("[Network]", "[Input] public partial Signal Token { get; }", "[[|Embedding(9, 4)|]] public partial Layer Word { get; }", Policy)),
        Right("BPA0110", "ids", Net("[Network]", Token, Word, Policy)),
        Right("BPA0110", "two inputs and their embeddings", Net("[Network]", Token, Word, "[Input(1)] public partial Signal Row { get; }", "[Embedding(3, 2)] public partial Layer Line { get; }", "[Readout(2, FromAll = new[] { nameof(Word), nameof(Line) })] public partial Layer Policy { get; }")),

        Wrong("BPA0111", "a dense layer", Net("[Network]", Token, Word, "[Dense(3, FromAll = new[] { nameof(Word), nameof(Token) })] public partial Layer [|Hidden|] { get; }", Policy)),
        Wrong("BPA0111", "an injection", Net("[Network]", Token, Word, "[Dense(1), Inject(nameof(Token))] public partial Layer [|Hidden|] { get; }", Policy)),
        Wrong("BPA0111", "a schedule", Net("[Network]", Token, Word, "[Dense(3), Plastic(CommitOn = nameof(Token))] public partial Layer [|Hidden|] { get; }", Policy)),
        Right("BPA0111", "another input", Net("[Network]", "[Input(1)] public partial Signal Reward { get; }", Token, Word, "[Dense(3, FromAll = new[] { nameof(Word), nameof(Reward) })] public partial Layer Hidden { get; }", Policy)),

        Wrong("BPA0112", "everything", Net("[Network]", Senses, Hidden, "[Dropout([|1|])] public partial Layer Drop { get; }", Policy)),
        Wrong("BPA0112", "less than nothing", Net("[Network]", Senses, Hidden, "[Dropout([|-0.1|])] public partial Layer Drop { get; }", Policy)),
        Wrong("BPA0112", "not a number", Net("[Network]", Senses, Hidden, "[Dropout([|double.NaN|])] public partial Layer Drop { get; }", Policy)),
        Right("BPA0112", "nothing", Net("[Network]", Senses, Hidden, "[Dropout(0)] public partial Layer Drop { get; }", Policy)),

        Wrong("BPA0113", "a layer", Net("[Network]", Senses, "[Module(5)] public partial Layer [|Stem|] { get; }", "[Readout(2, From = nameof(Senses))] public partial Layer Policy { get; }")),
        Wrong("BPA0113", "a module of something else", Net("[Network]", Senses, "[Module(5)] public partial TorchSharp.torch.nn.Module [|Stem|] { get; }", "[Readout(2, From = nameof(Senses))] public partial Layer Policy { get; }")),
        Right("BPA0113", "a sequence of modules", Net("[Network]", Senses, Stem, Policy)),
        Right("BPA0113", "a class of one's own", Net("[Network]", Senses, "[Module] public partial Net.Conv Stem { get; }", Policy,
            "public sealed class Conv : TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>", "{", "public Conv() : base(\"conv\") { }", "public override TorchSharp.torch.Tensor forward(TorchSharp.torch.Tensor input) => input;", "}")),

        Wrong("BPA0114", "two inputs", Net("[Network]", Senses, "[Input(2)] public partial Signal Ears { get; }", "[[|Dropout(0.5)|]] public partial Layer Drop { get; }", Policy)),
        Right("BPA0114", "one of two inputs", Net("[Network]", Senses, "[Input(4)] public partial Signal Ears { get; }", "[Dropout(0.5, From = nameof(Ears))] public partial Layer Drop { get; }", "[Readout(2, FromAll = new[] { nameof(Senses), nameof(Drop) })] public partial Layer Policy { get; }")),
        Right("BPA0114", "a chain of dropouts", Net("[Network]", Senses, Drop, "[Dropout(0.1)] public partial Layer More { get; }", Policy)),
    ];
}
