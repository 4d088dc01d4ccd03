using System.Diagnostics;
using Backpropamine.Benchmarks.Rows;

namespace Backpropamine.Benchmarks.Workers;

/// <summary>Starts the contenders of one row, all with the same parameters and inputs.</summary>
/// <param name="row">The row.</param>
/// <param name="folder">Where data and emitted modules go.</param>
/// <param name="python">A Python that has PyTorch.</param>
internal sealed class Stable(BenchRow row, string folder, Python python)
{
    private readonly string _module = Path.Combine(folder, row.Model.Network.ToLowerInvariant() + ".py");

    /// <summary>The row that runs.</summary>
    public BenchRow Row => row;

    /// <summary>The data of the row, or of another size of it.</summary>
    public string Data { get; } = Path.Combine(folder, $"{row.Name}-{row.Size.Lanes}-{row.Size.Neurons}-{row.Size.Steps}.npz");

    /// <summary>Threads of the contenders whose threads are not chosen.</summary>
    public static int Cores => Environment.ProcessorCount;

    /// <summary>Writes the data and the emitted module.</summary>
    public void Prepare()
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(_module, row.Model.PyTorch);
        RowData.Write(row, Data);
    }

    /// <summary>Starts a contender.</summary>
    /// <param name="entrant">Who.</param>
    /// <param name="best">How, if it is PyTorch's best form; the others have but one.</param>
    /// <param name="dtype">float32 or float64.</param>
    public WorkerProcess Start(Entrant entrant, BestForm? best = null, string dtype = "float32")
    {
        var process = new WorkerProcess(entrant.IsHere
            ? new ProcessStartInfo("dotnet", [typeof(Stable).Assembly.Location, "worker"])
            : python.Start(python.Script("worker.py")));
        try
        {
            Open(process, entrant, best, dtype);
            return process;
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>Lets a process of the same kind go on with another contender.</summary>
    /// <param name="process">The process.</param>
    /// <param name="entrant">Who.</param>
    /// <param name="best">How, if it is PyTorch's best form; the others have but one.</param>
    /// <param name="dtype">float32 or float64.</param>
    public void Open(WorkerProcess process, Entrant entrant, BestForm? best = null, string dtype = "float32")
    {
        if (entrant.Form != "best") best = null;
        process.Open(entrant.Title, Order.To(entrant, "open") with
        {
            Model = row.Model.Name,
            Variant = best?.Variant,
            Dtype = dtype,
            Threads = best?.Threads ?? Cores,
            Data = Data,
            Module = _module,
            Name = row.Model.Network,
            Sizes = row.Sizes,
            Reads = [.. row.Model.Read.Select(reading => reading.Name)],
            Last = row.Model.LastOnly,
        });
    }
}
