using System.Diagnostics;

namespace Backpropamine.Benchmarks.Workers;

/// <summary>A contender's process, seen from outside.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private string _name;

    /// <summary>Starts a process.</summary>
    /// <param name="start">The program and its arguments.</param>
    /// <exception cref="BenchException">It cannot start.</exception>
    public WorkerProcess(ProcessStartInfo start)
    {
        _name = start.FileName;
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        try
        {
            _process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new BenchException($"{_name} cannot start: {e.Message}");
        }

        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Makes a contender ready; the one before is forgotten.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="order">What it is.</param>
    /// <exception cref="BenchException">It refuses.</exception>
    public void Open(string name, Order order)
    {
        _name = name;
        Ask(order);
    }

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
