namespace Backpropamine.Runtime.Tests.Checkpoints;

/// <summary>Damages a file in many ways: each time, reading must throw a <see cref="CheckpointException"/> or give the same as before.</summary>
internal static class Damage
{
    public static void Try(string path, Func<string, string> read)
    {
        var good = File.ReadAllBytes(path);
        var expected = read(path);
        var refused = 0;
        for (var bit = 0; bit < 8 * good.Length; bit += 7)
        {
            good[bit / 8] ^= (byte)(1 << bit % 8);
            Check($"bit {bit % 8} of byte {bit / 8}");
            good[bit / 8] ^= (byte)(1 << bit % 8);
        }
        // A bit of a time stamp may change, and no harm is done; a bit of the contents may not.
        Assert.True(refused > good.Length / 2);

        var random = new Random(1);
        for (var length = 0; length < good.Length; length += random.Next(1, 16))
        {
            File.WriteAllBytes(path, good[..length]);
            Assert.Throws<CheckpointException>(() => read(path));
        }

        void Check(string what)
        {
            File.WriteAllBytes(path, good);
            try
            {
                Assert.True(expected == read(path), $"{what} changes what is read");
            }
            catch (CheckpointException e)
            {
                refused++;
                Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', e.Message);
            }
        }
    }
}
