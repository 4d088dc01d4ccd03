using System.Text.RegularExpressions;
using Backpropamine.Samples.Tests.Support;

namespace Backpropamine.Samples.Tests.CommandLine;

public sealed partial class LocaleTests : IClassFixture<LocaleTests.InNoLanguage>
{
    private static readonly string[] Training = ["maze", "--hidden", "5", "--steps", "10", "--iterations", "2", "--learning-rate", "0.001"];
    private static readonly string[] Mistake = ["maze", "--steps", "-5"];

    private readonly InNoLanguage _expected;

    public LocaleTests(InNoLanguage expected) => _expected = expected;

    [Theory]
    [InlineData("de_DE")]
    [InlineData("fa_IR")]
    public void A_training_started_on_a_machine_of_another_language_is_the_same(string locale) => Check(locale);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("tr_TR")]
    [InlineData("fr_FR")]
    [InlineData("ar_SA")]
    [InlineData("hi_IN")]
    [InlineData("sv_SE")]
    public void So_it_is_in_more_languages(string locale) => Check(locale);

    private void Check(string locale)
    {
        var run = new InNoLanguage(locale);
        Assert.Equal(_expected.Checkpoint, run.Checkpoint);
        Assert.Equal(_expected.Output, run.Output);
        Assert.Equal(_expected.Report, run.Report);
        Assert.Equal("error: --steps -5: give a number above 0\n", run.Error);
    }

    /// <summary>A training and a mistake; of what was printed, times do not count.</summary>
    public sealed partial class InNoLanguage
    {
        public InNoLanguage()
            : this("C")
        {
        }

        internal InNoLanguage(string locale)
        {
            using var folder = new TemporaryFolder();
            var run = CommandLineRun.InAnotherProcess(("LC_ALL", locale), [.. Training, "--out", folder.Path]);
            Assert.Equal((0, ""), (run.Code, run.Error));
            Checkpoint = File.ReadAllBytes(folder["maze-simple-seed1-steps10-hidden5-learning-rate0.001/checkpoint.npz"]);
            Report = Shape(File.ReadAllText(folder["maze-simple-seed1-steps10-hidden5-learning-rate0.001/report.html"]), folder.Path);
            Output = Shape(run.Output, folder.Path);
            Error = CommandLineRun.InAnotherProcess(("LC_ALL", locale), [.. Mistake, "--out", folder.Path]).Error;
        }

        public byte[] Checkpoint { get; }

        public string Report { get; }

        public string Output { get; }

        public string Error { get; }

        private static string Shape(string text, string folder) => Digits().Replace(text.Replace(folder, "", StringComparison.Ordinal), "0");

        [GeneratedRegex("[0-9]+(,[0-9]{3})*")]
        private static partial Regex Digits();
    }
}
