namespace Backpropamine.Samples.Tests.Support;

/// <summary>A small text, of sentences that are put together at random.</summary>
internal static class MadeText
{
    private const string Name = "text.txt";
    private const int Lines = 120;

    public static string In(TemporaryFolder folder) => folder[Name];

    public static string Write(string folder)
    {
        var random = new Random(5);
        string[] who = ["the cat", "a dog", "my uncle", "the old king"];
        string[] what = ["sees", "likes", "fears", "follows"];
        File.WriteAllLines(Path.Combine(folder, Name), Enumerable.Range(0, Lines).Select(_ => $"{random.GetItems(who, 1)[0]} {random.GetItems(what, 1)[0]} {random.GetItems(who, 1)[0]}."));
        return folder;
    }
}
