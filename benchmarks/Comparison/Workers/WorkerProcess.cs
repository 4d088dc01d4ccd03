using System.Diagnostics;

namespace Backpropamine.Benchmarks.Workers;

/// <summary>A contender's process, seen from outside.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _name;
    private readonly Task<string> _errors;

    /// <summary>Starts a contender.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="open">The first order.</param>
    /// <exception cref="BenchException">It cannot start, or refuses the order.</exception>
    public WorkerProcess(string name, string file, IEnumerable<string> arguments, Order open)
    {
        _name = name;
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        try
        {
            _process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new BenchException($"{name} cannot start: {e.Message}");
        }

        _errors = _process.StandardError.ReadToEndAsync();
        Version = Ask(open).Version ?? "";
    }

    /// <summary>Who runs.</summary>
    public string Version { get; }

    /// <summary>Gives an order and waits for the answer.</summary>
    /// <exception cref="BenchException">The contender failed.</exception>
    public Reply Ask(Order order)
    {
        string? line = null;
        try
        {
            _process.StandardInput.WriteLine(Lines.Write(order));
            _process.StandardInput.Flush();
            line = _process.StandardOutput.ReadLine();
        }
        catch (IOException)
        {
            line = null;
        }

        if (line is null)
        {
            _process.WaitForExit();
            var why = _errors.Result.Trim().Split('\n')[^1];
            throw new BenchException($"{_name} ended with exit code {_process.ExitCode}{(why.Length > 0 ? ": " + why : _process.ExitCode == 137 ? ": out of memory" : "")}");
        }

        var reply = Lines.Read<Reply>(line);
        return reply.Error is null ? reply : throw new BenchException($"{_name} failed: {reply.Error}");
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            try
            {
                _process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ends by itself.
            }

            if (!_process.WaitForExit(10_000)) _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
