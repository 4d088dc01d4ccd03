namespace Backpropamine.EndToEnd.Tests;

/// <summary>What a build leaves on the disk.</summary>
public class TreeTests
{
    private const long Limit = 2_000_000_000;
    private const long Block = 4096;

    [Fact]
    public void The_repository_with_all_that_was_built_stays_below_2_GB()
    {
        var sizes = Files().Where(file => file.LinkTarget is null).Select(file => (file.FullName, Size: (Length(file) + Block - 1) / Block * Block)).ToList();
        var size = sizes.Sum(file => file.Size);
        Assert.True(size < Limit, $"{size / 1_000_000} MB; largest: {string.Join(", ", sizes.OrderByDescending(file => file.Size).Take(5).Select(file => file.FullName))}");
    }

    [Fact]
    public void Nothing_of_other_systems_is_copied()
    {
        var here = OperatingSystem.IsLinux() ? ".so" : OperatingSystem.IsMacOS() ? ".dylib" : ".dll";
        string[] others = [.. new[] { "torch_cpu.dll", "LibTorchSharp.dll", "libSkiaSharp.dll", ".so", ".dylib" }.Where(end => !end.EndsWith(here, StringComparison.Ordinal))];
        Assert.DoesNotContain(Built(), file => others.Any(end => file.Name.EndsWith(end, StringComparison.Ordinal)));
        Assert.DoesNotContain(Built(), file => file.FullName.Contains($"{Path.DirectorySeparatorChar}runtimes{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    [LinuxFact]
    public void Libraries_are_links_to_the_packages()
    {
        var libraries = Built().Where(file => file.Name.StartsWith("libtorch_cpu", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(libraries);
        Assert.All(libraries, file => Assert.NotNull(file.LinkTarget));
    }

    /// <summary>0 where the file is gone meanwhile: other tests may be building.</summary>
    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    private static IEnumerable<FileInfo> Built() =>
        Files().Where(file => file.FullName.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static IEnumerable<FileInfo> Files() =>
        new DirectoryInfo(Repository.Root).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 });
}
