using System.Runtime.CompilerServices;

namespace Backpropamine.Generator.Tests.VerifyStandIn;

/// <summary>What every test with snapshots leans on, whoever provides Verify.</summary>
public sealed class VerifierTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("verify-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Without_a_verified_file_it_fails_and_writes_what_it_received()
    {
        Exception error = await Assert.ThrowsAnyAsync<Exception>(async () => await Compare("new", "text\n"));
        Assert.Contains("New:", error.Message, StringComparison.Ordinal);
        Assert.Equal("text\n", Read("new.received.cs"));
        Assert.False(File.Exists(PathOf("new.verified.cs")));
    }

    [Fact]
    public async Task A_difference_fails_and_shows_both_texts()
    {
        Write("differs.verified.cs", "old\n");
        Exception error = await Assert.ThrowsAnyAsync<Exception>(async () => await Compare("differs", "young\n"));
        Assert.Contains("NotEqual:", error.Message, StringComparison.Ordinal);
        Assert.Contains("old", error.Message, StringComparison.Ordinal);
        Assert.Contains("young", error.Message, StringComparison.Ordinal);
        Assert.Equal("young\n", Read("differs.received.cs"));
        Assert.Equal("old\n", Read("differs.verified.cs"));
    }

    [Fact]
    public async Task A_match_passes_and_removes_a_stale_received_file()
    {
        Write("match.verified.cs", "text\n");
        Write("match.received.cs", "stale\n");
        await Compare("match", "text\n");
        Assert.False(File.Exists(PathOf("match.received.cs")));
    }

    [Fact]
    public async Task Line_ends_do_not_matter()
    {
        Write("lines.verified.cs", "a\r\nb\r\n");
        await Compare("lines", "a\nb\n");
    }

    [Fact]
    public async Task A_last_line_end_in_the_verified_file_alone_does_not_matter()
    {
        Write("last.verified.cs", "a\n");
        await Compare("last", "a");
    }

    [Fact]
    public async Task White_space_within_a_line_matters()
    {
        Write("space.verified.cs", "a b\n");
        await Assert.ThrowsAnyAsync<Exception>(async () => await Compare("space", "a  b\n"));
    }

    [Fact]
    public async Task A_verified_file_of_another_extension_fails()
    {
        Write("extra.verified.cs", "a\n");
        Write("extra.verified.txt", "a\n");
        Exception error = await Assert.ThrowsAnyAsync<Exception>(async () => await Compare("extra", "a\n"));
        Assert.Contains("extra.verified.txt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepting_writes_the_verified_file()
    {
        await VerifyXunit.Verifier.Verify("taken\n", "cs").UseDirectory(_directory).UseFileName("taken").AutoVerify();
        Assert.Equal("taken\n", Read("taken.verified.cs"));
    }

    [Theory]
    [InlineData("a", 1.5)]
    public async Task Names_come_from_the_class_the_test_and_its_parameters(string word, double number)
    {
        const string Test = $"{nameof(VerifierTests)}.{nameof(Names_come_from_the_class_the_test_and_its_parameters)}";
        Write($"{Test}_word=a_number=1.5.verified.txt", "both\n");
        await VerifyXunit.Verifier.Verify("both\n").UseDirectory(_directory).UseParameters(word, number);
        Write($"{Test}_text.verified.txt", "text\n");
        await VerifyXunit.Verifier.Verify("text\n").UseDirectory(_directory).UseTextForParameters("text");
    }

    [Fact]
    public async Task The_file_lies_beside_the_test() => await VerifyXunit.Verifier.Verify("beside\n").UseFileName(Beside());

    private static string Beside([CallerFilePath] string here = "")
    {
        Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(here)!, "Beside.verified.txt")));
        return "Beside";
    }

    private VerifyTests.SettingsTask Compare(string name, string received) =>
        VerifyXunit.Verifier.Verify(received, "cs").UseDirectory(_directory).UseFileName(name).DisableDiff();

    private string PathOf(string file) => Path.Combine(_directory, file);

    private string Read(string file) => File.ReadAllText(PathOf(file));

    private void Write(string file, string text) => File.WriteAllText(PathOf(file), text);
}
