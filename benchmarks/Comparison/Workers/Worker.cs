using System.Diagnostics;
using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Networks;
using Backpropamine.Benchmarks.Rows;
using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Workers;

/// <summary>A contender of this program's in a process of its own: this project's, or a network by hand.</summary>
internal sealed class Worker
{
    private IContender? _contender;
    private Tensor? _inputs;
    private Tensor[] _wanted = [];
    private Order _opened = new("open");

    /// <summary>Answers line after line until the input ends.</summary>
    public static void Serve(TextReader input, TextWriter output)
    {
        var worker = new Worker();
        while (input.ReadLine() is { } line)
        {
            Reply reply;
            try
            {
                reply = worker.Answer(Lines.Read<Order>(line));
            }
            catch (Exception e)
            {
                reply = new Reply { Error = $"{e.GetType().Name}: {e.Message.ReplaceLineEndings("\n").Split('\n')[0]}" };
            }

            output.WriteLine(Lines.Write(reply));
            output.Flush();
        }
    }

    private Reply Answer(Order order) => order.Op switch
    {
        "open" => Open(order),
        "pass" => Pass(order.Form ?? _opened.Form!, order.Calls ?? _opened.Calls!, order.Backward ?? true),
        "peak" => new Reply { Bytes = PeakMemory.OfThisProcess() },
        _ => Gradients(order),
    };

    private Reply Open(Order order)
    {
        _opened = order;
        _contender?.Dispose();
        set_num_threads(order.Threads!.Value);
        var dtype = order.Dtype == "float64" ? ScalarType.Float64 : ScalarType.Float32;
        var model = Model.Named(order.Model!);
        var (inputs, neurons) = (order.Sizes![0], order.Sizes[^1]);
        _contender = order.Form == Entrant.ByHand.Form ? model.ByHand(inputs, neurons, dtype) : model.Generated(inputs, neurons, dtype);
        var data = NpzFile.Read(order.Data!);
        using (no_grad())
            foreach (var (name, parameter) in _contender.Parameters) parameter.copy_(data["param." + name].ToTensor());
        _inputs = data["inputs"].ToTensor().to_type(dtype);
        _wanted = [.. data.Keys.Where(key => key.StartsWith("wanted.", StringComparison.Ordinal)).Order().Select(key => data[key].ToTensor().to_type(dtype))];

        // Libraries are loaded and code is compiled before memory is measured: two steps of one lane.
        using var scope = NewDisposeScope();
        Tensor[] few = [.. _wanted.Select(value => value.dim() == 3 ? value.narrow(0, 0, 2).narrow(1, 0, 1) : value.narrow(0, 0, 1))];
        Loss(order.Form!, order.Calls!, _inputs.narrow(0, 0, 2).narrow(1, 0, 1), few).backward();
        return new Reply();
    }

    private Reply Pass(string form, string calls, bool backward)
    {
        _contender!.ClearGradients();

        // What waits for its finaliser lies between large blocks: without this, the C library's heap grows from pass to pass.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var watch = Stopwatch.StartNew();
        double value;
        using (NewDisposeScope())
        using (set_grad_enabled(backward))
        {
            var loss = Loss(form, calls, _inputs!, _wanted);
            if (backward) loss.backward();
            value = loss.to_type(ScalarType.Float64).item<double>();
        }

        return new Reply { Milliseconds = watch.Elapsed.TotalMilliseconds, Loss = value };
    }

    private Reply Gradients(Order order)
    {
        var reply = Pass(order.Form ?? _opened.Form!, order.Calls ?? _opened.Calls!, backward: true);
        NpzFile.Write(order.Path!, _contender!.Parameters.Select(p => KeyValuePair.Create(p.Key, NpyArray.From(p.Value.grad ?? zeros_like(p.Value)))));
        return reply;
    }

    private Tensor Loss(string form, string calls, Tensor inputs, Tensor[] wanted)
    {
        if (_contender is IGeneratedContender generated)
        {
            generated.Execution = form == "fused" ? Execution.Fused : Execution.Reference;
            generated.Calls = calls == "steps" ? Calls.Steps : Calls.Sequence;
        }

        return _contender!.Loss(inputs, wanted);
    }
}
