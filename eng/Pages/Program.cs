using Backpropamine.Pages;

if (args.Length > 0)
{
    Console.WriteLine("eng/pages writes docs/rules-of-plasticity.md, docs/cells.md and docs/pictures/ from the rules in Runtime/Rules and the cells in Runtime/Cells. It takes no arguments.");
    return args is ["-h" or "--help"] ? 0 : 2;
}

try
{
    var files = PageFiles.Make(Repository.Root);
    var changed = PageFiles.Write(Repository.Root, files);
    Console.WriteLine(changed.Count == 0 ? $"{files.Count} files, all as they were" : $"wrote {string.Join(", ", changed)}");
    return 0;
}
catch (PageException e)
{
    Console.Error.WriteLine($"error: {e.Message}");
    return 1;
}
