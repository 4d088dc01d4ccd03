namespace Backpropamine.Training;

/// <summary>Choices made with uniform numbers.</summary>
public static class UniformExtensions
{
    /// <summary>An integer in [0, count), from one number.</summary>
    public static int Pick(this IUniforms uniforms, int lane, int count) => (int)(uniforms.Next(lane) * count);

    /// <summary>Puts a random choice, in random order, into the first <paramref name="count"/> places.</summary>
    public static void Shuffle(this IUniforms uniforms, int lane, Span<int> items, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var j = i + uniforms.Pick(lane, items.Length - i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
