using System.CommandLine;
using Backpropamine.Benchmarks.Rows;

namespace Backpropamine.Benchmarks.CommandLine;

/// <summary>The arguments and options of ./bench.</summary>
internal sealed class BenchOptions
{
    public Option<string?> Rows { get; } = new("--rows") { Description = $"rows between commas; left out, all: {BenchRows.Names}", HelpName = "names" };

    public Option<int> Repeats { get; } = new("--repeats") { Description = "rounds that count, after four that do not", DefaultValueFactory = _ => 7, HelpName = "number" };

    public Option<bool> Quick { get; } = new("--quick") { Description = "a tenth of the steps and three rounds: shows that everything works, measures nothing" };

    public Option<string?> Out { get; } = new("--out") { Description = "folder for tables and pictures (artifacts/bench)", HelpName = "folder" };
}
