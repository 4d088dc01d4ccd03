using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Reporting;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Studies;

/// <summary>Compilers for Python, where they are installed, on the retroactive rows.</summary>
internal static class PeerStudy
{
    private static readonly string[] Scripts = ["torch_compile.py", "jax_scan.py"];

    /// <summary>Runs every peer and shows its time, its growth of memory, and how far its gradients lie from the plain module's.</summary>
    /// <param name="folder">Where the data goes.</param>
    /// <param name="progress">Says what is going on.</param>
    public static void Run(string folder, ProgressLine progress)
    {
        var python = Python.Find(Path.Combine(AppContext.BaseDirectory, "PyTorch"));
        var peers = Path.Combine(AppContext.BaseDirectory, "peers");
        foreach (var row in BenchRows.All.Where(row => row.Model == Model.Retroactive && row.Calls == Calls.Sequence))
        {
            var stable = new Stable(row, Path.Combine(folder, "peers"), python);
            stable.Prepare();
            foreach (var script in Scripts)
            {
                progress.Say($"{row.Title}: {script}");
                var answer = Answer(stable, python, Path.Combine(peers, script));
                progress.Done();
                Console.WriteLine($"{row.Title}, {script}: {answer}");
            }
        }
    }

    private static string Answer(Stable stable, Python python, string script)
    {
        var gradients = stable.Data + ".peer.npz";
        var line = python.Run(script, "--data", stable.Data, "--gradients", gradients);
        if (!line.StartsWith('{')) return line;
        var reply = Lines.Read<Reply>(line);
        using var plain = stable.Start(Entrant.Plain);
        var distance = Parity.Gradients(stable, plain, Entrant.Plain)
            .Max(pair => Statistics.Distance(pair.Value, pair.Key == "loss" ? [reply.Loss] : Parity.Read(gradients)[pair.Key]));
        File.Delete(gradients);
        return FormattableString.Invariant(
            $"{reply.Milliseconds:0.0} ms, {reply.Bytes / 1e6:0} MB, {distance:0.0e+0} away from the plain module ({reply.Version})");
    }
}
