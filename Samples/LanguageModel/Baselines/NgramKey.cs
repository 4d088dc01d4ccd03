namespace Backpropamine.Samples.LanguageModel.Baselines;

/// <summary>Some tokens in a row as one number.</summary>
internal static class NgramKey
{
    private const int Bits = 25;

    /// <summary>The most tokens of a key.</summary>
    public const int Most = 128 / Bits;

    /// <summary>The key of tokens. Ids start at 0, so that each token counts one more: rows of different lengths differ.</summary>
    public static UInt128 Of(ReadOnlySpan<int> tokens)
    {
        var key = UInt128.Zero;
        foreach (var token in tokens)
            key = (key << Bits) | (uint)(token + 1);
        return key;
    }

    /// <summary>The key without its first token.</summary>
    /// <param name="key">A key.</param>
    /// <param name="length">Its number of tokens.</param>
    public static UInt128 WithoutFirst(UInt128 key, int length) => key & ((UInt128.One << (Bits * (length - 1))) - 1);

    /// <summary>The key without its last token.</summary>
    public static UInt128 WithoutLast(UInt128 key) => key >> Bits;
}
