using Backpropamine.Training.Reporting;

namespace Backpropamine.Samples.Tests.Reporting;

public sealed class HtmlReportFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("report");

    [Fact]
    public void The_folder_is_made_and_an_older_page_is_replaced()
    {
        var path = Path.Combine(_folder.FullName, "a", "b", "report.html");

        HtmlReport.Write(path, ReportSamples.Full);
        HtmlReport.Write(path, ReportSamples.Of(ReportSamples.Curves));

        Assert.Equal(HtmlReport.Render(ReportSamples.Of(ReportSamples.Curves)), File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_path_that_cannot_be_written_is_an_io_error()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "not a folder");

        Assert.ThrowsAny<IOException>(() => HtmlReport.Write(Path.Combine(file, "report.html"), ReportSamples.Full));
        Assert.Equal("not a folder", File.ReadAllText(file));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
