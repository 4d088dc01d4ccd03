using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>
/// The processes that train one network together, each with some lanes of the batch. <c>mpirun -n K</c> or <c>srun</c> starts K of them, and MPI connects them. Without these there is
/// one rank, which loads nothing, and all members do nothing or give back what they are given. Where a member says that all ranks call it, none may leave it out.
/// </summary>
/// <example>
/// <code>
/// using var ranks = Ranks.Start();
/// torch.manual_seed(1);
/// using var net = new Forager();
/// ranks.Broadcast(net);
/// var share = ranks.Share(lanes: 30);
/// …
/// loss.backward();           // the mean over this rank's lanes
/// ranks.Reduce(net, share);  // the gradient of the mean over all lanes
/// optimizer.step();
/// </code>
/// </example>
public sealed class Ranks : IDisposable
{
    private static readonly Lock _starting = new();
    private static readonly TimeSpan _untilRead = TimeSpan.FromSeconds(0.5);
    private readonly Lock _lock = new();
    private readonly Mpi? _mpi;
    private readonly GradientSum? _gradients;
    private bool _isOver;

    private Ranks(Mpi? mpi)
    {
        _mpi = mpi;
        if (mpi is null)
            return;
        _gradients = new GradientSum(mpi);
        AppDomain.CurrentDomain.UnhandledException += End;
    }

    /// <summary>The ranks of this process: one, unless <see cref="Start"/> has found more.</summary>
    public static Ranks Current { get; private set; } = new(null);

    /// <summary>The number of this process, from 0.</summary>
    public int Rank => _mpi?.Rank ?? 0;

    /// <summary>The number of ranks, K.</summary>
    public int Size => _mpi?.Size ?? 1;

    /// <summary>Whether this is rank 0, which writes files and messages for all.</summary>
    public bool IsFirst => Rank == 0;

    /// <summary>
    /// Joins the other ranks, if this process was started as one of several. Call <see cref="Dispose"/> at the end. An exception that nobody catches ends all ranks; call
    /// <see cref="Abort"/> for one that you catch.
    /// </summary>
    /// <exception cref="RanksException">No MPI library can be loaded, or it is not that of the mpirun that started this process.</exception>
    public static Ranks Start()
    {
        lock (_starting)
        {
            if (Current.Size == 1 && MpiStart.Of(Environment.GetEnvironmentVariable) is { } start)
                Current = new Ranks(Mpi.Join(start));
            return Current;
        }
    }

    /// <summary>The lanes of a batch that belong to this rank: ⌊B/K⌋ or ⌈B/K⌉ of them.</summary>
    /// <param name="lanes">Lanes of the whole batch, B.</param>
    /// <exception cref="RanksException">There are fewer lanes than ranks.</exception>
    public LaneShare Share(int lanes)
    {
        if (lanes < Size)
            throw new RanksException(lanes == 1
                ? $"one lane cannot be divided among {Size} ranks: give at least {Size} lanes, or start one rank"
                : $"{lanes} lanes cannot be divided among {Size} ranks: give at least {Size} lanes, or start fewer ranks", Rank);
        var first = (int)((long)Rank * lanes / Size);
        return new LaneShare(first, (int)((Rank + 1L) * lanes / Size) - first, lanes);
    }

    /// <summary>Gives every rank the parameters and buffers that rank 0 has. All ranks call it.</summary>
    /// <param name="network">The network, or a module around it.</param>
    /// <exception cref="RanksException">The network has other parameters on another rank.</exception>
    public unsafe void Broadcast(nn.Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (_mpi is null)
            return;
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        var tensors = network.state_dict();
        RequireSame("the network", string.Join(", ", tensors.Select(pair => $"{pair.Key} {pair.Value.dtype} [{string.Join(", ", pair.Value.shape)}]")));
        foreach (var tensor in tensors.Values.Where(tensor => tensor.NumberOfElements > 0))
        {
            var plain = tensor.cpu().contiguous();
            fixed (byte* bytes = plain.bytes)
                FromFirst(bytes, plain.bytes.Length);
            if (!IsFirst)
                tensor.copy_(plain);
        }
    }

    /// <summary>
    /// Makes the gradients those of the whole batch: Σ b·gradient / B over all ranks, where b are a rank's lanes and its loss was the mean over these. All ranks have the same bits after it, and
    /// the same in each run with as many ranks. Call it after <c>backward()</c>, before gradients are clipped. All ranks call it.
    /// </summary>
    /// <param name="network">The network, or a module around it. Parameters without a gradient on all ranks get none.</param>
    /// <param name="share">This rank's lanes, from <see cref="Share"/>.</param>
    public void Reduce(nn.Module network, LaneShare share)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (_mpi is null)
            return;
        var parameters = network.parameters().Where(parameter => parameter.requires_grad).ToLookup(parameter => parameter.dtype == ScalarType.Float64);
        lock (_lock)
        {
            _gradients!.Reduce<float>([.. parameters[false]], ScalarType.Float32, share);
            _gradients.Reduce<double>([.. parameters[true]], ScalarType.Float64, share);
        }
    }

    /// <summary>Replaces each number by its sum over all ranks: for losses and scores, or for whether any rank shall stop. All ranks call it.</summary>
    /// <param name="values">The numbers, [N], as many on all ranks.</param>
    public unsafe void Sum(Span<double> values)
    {
        if (_mpi is null || values.Length == 0)
            return;
        var all = new double[values.Length * Size];
        lock (_lock)
        {
            fixed (double* own = values, received = all)
                _mpi.Gather(own, received, values.Length * sizeof(double));
        }
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = all[i];
            for (var rank = 1; rank < Size; rank++)
                values[i] += all[rank * values.Length + i];
        }
    }

    /// <summary>Brings together what ranks have of their own lanes, such as a part of the state, for a checkpoint that any number of ranks can read. All ranks call it.</summary>
    /// <param name="own">What this rank has, [b, …].</param>
    /// <param name="share">This rank's lanes, from <see cref="Share"/>.</param>
    /// <returns>On rank 0 that of the whole batch, [B, …], on the CPU; on other ranks what they gave. With one rank, what it gave.</returns>
    public unsafe Tensor Gather(Tensor own, LaneShare share)
    {
        ArgumentNullException.ThrowIfNull(own);
        if (_mpi is null)
            return own;
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        var plain = own.detach().cpu().contiguous();
        var lane = plain.NumberOfElements / share.Count * plain.ElementSize;
        var all = IsFirst ? empty([share.Total, .. own.shape[1..]], own.dtype).MoveToOuterDisposeScope() : own;
        if (lane == 0)
            return all;
        lock (_lock)
        {
            if (!IsFirst)
            {
                fixed (byte* bytes = plain.bytes)
                    _mpi.Send(bytes, share.Count * lane, 0);
                return own;
            }
            plain.bytes.CopyTo(all.bytes);
            fixed (byte* bytes = all.bytes)
            {
                for (var rank = 1; rank < Size; rank++)
                {
                    var (first, end) = ((long)rank * share.Total / Size, (rank + 1L) * share.Total / Size);
                    _mpi.Receive(bytes + first * lane, (end - first) * lane, rank);
                }
            }
            return all;
        }
    }

    /// <summary>A number that rank 0 alone computes; the others wait for it without work for their processors. All ranks call it.</summary>
    /// <param name="compute">Computes it; called on rank 0.</param>
    public double FromFirst(Func<double> compute)
    {
        ArgumentNullException.ThrowIfNull(compute);
        return double.Parse(FromFirst(() => compute().ToString("R", CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
    }

    /// <summary>A text that rank 0 alone makes; the others wait for it without work for their processors. All ranks call it.</summary>
    /// <param name="make">Makes it; called on rank 0.</param>
    public unsafe string FromFirst(Func<string> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        if (_mpi is null)
            return make();
        var text = IsFirst ? Encoding.UTF8.GetBytes(make()) : [];
        var length = text.Length;
        FromFirst((byte*)&length, sizeof(int));
        text = IsFirst ? text : new byte[length];
        fixed (byte* bytes = text)
            FromFirst(bytes, length);
        return Encoding.UTF8.GetString(text);
    }

    /// <summary>Refuses ranks that differ in something: options, versions, data. All ranks call it.</summary>
    /// <param name="what">What shall be the same, for the message: <c>the options</c>.</param>
    /// <param name="value">What this rank has.</param>
    /// <exception cref="RanksException">Another rank has something else.</exception>
    public void RequireSame(string what, string value)
    {
        var all = Exchange(value);
        var other = Array.FindIndex(all, one => one != all[0]);
        if (other < 0)
            return;
        var from = all[0].Zip(all[other]).TakeWhile(pair => pair.First == pair.Second).Count();
        throw new RanksException($"{what} must be the same on all ranks: rank 0 has '{Around(all[0], from)}', rank {other} has '{Around(all[other], from)}'; start the same program with the same options everywhere", Rank);
    }

    /// <summary>Does something that may fail on one rank alone, such as reading a file. If it fails on any, all ranks know. All ranks call it.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="action">What to do. It calls no member that all ranks have to call.</param>
    /// <exception cref="RanksException">It failed on a rank; the exception of this rank is inside. With one rank, its exception comes as it is.</exception>
    public T Agree<T>(Func<T> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (_mpi is null)
            return action();
        T result;
        try
        {
            result = action();
        }
        catch (Exception e)
        {
            var failures = Exchange("!" + FirstLine(e.Message));
            throw Failure(failures, e);
        }
        var all = Exchange("");
        if (all.All(one => one.Length == 0))
            return result;
        (result as IDisposable)?.Dispose();
        throw Failure(all, null);
    }

    /// <summary>Ends all ranks at once, with a message on standard error. For what goes wrong on one rank while others wait for it.</summary>
    /// <param name="message">What went wrong, one line.</param>
    /// <param name="code">The exit code.</param>
    [DoesNotReturn]
    public void Abort(string message, int code = 1)
    {
        Console.Error.WriteLine(_mpi is null ? message : $"rank {Rank} of {Size}: {message}");
        Console.Error.Flush();
        if (_mpi is not null)
        {
            // MPICH's mpirun forgets what it has not read yet when ranks abort.
            Thread.Sleep(_untilRead);
            // No lock: whoever holds it may wait for a rank that has gone.
            _mpi.Abort(code);
        }
        Environment.Exit(code);
    }

    /// <summary>Leaves the other ranks. It waits until rank 0 leaves, too. Nothing may follow but the end of the program. All ranks call it.</summary>
    public unsafe void Dispose()
    {
        if (_mpi is null || _isOver)
            return;
        _isOver = true;
        byte end = 0;
        FromFirst(&end, 1);
        lock (_lock)
        {
            _mpi.Finish();
            _gradients!.Dispose();
        }
        AppDomain.CurrentDomain.UnhandledException -= End;
        Current = new Ranks(null);
    }

    private unsafe void FromFirst(byte* bytes, long count)
    {
        lock (_lock)
        {
            for (var rank = 1; IsFirst && rank < Size; rank++)
                _mpi!.Send(bytes, count, rank);
            if (IsFirst)
                return;
            _mpi!.AwaitMessage(0);
            _mpi.Receive(bytes, count, 0);
        }
    }

    /// <summary>The texts of all ranks, in their order.</summary>
    private unsafe string[] Exchange(string own)
    {
        if (_mpi is null)
            return [own];
        var text = Encoding.UTF8.GetBytes(own);
        var lengths = new double[Size];
        lengths[Rank] = text.Length;
        Sum(lengths);
        var most = Math.Max(1, (int)lengths.Max());
        Array.Resize(ref text, most);
        var all = new byte[(long)most * Size];
        lock (_lock)
        {
            fixed (byte* bytes = text, received = all)
                _mpi.Gather(bytes, received, most);
        }
        return [.. lengths.Select((length, rank) => Encoding.UTF8.GetString(all, rank * most, (int)length))];
    }

    private RanksException Failure(string[] all, Exception? own)
    {
        var failed = Array.FindIndex(all, one => one.Length > 0);
        return new RanksException(failed == 0 ? all[0][1..] : $"rank {failed}: {all[failed][1..]}", Rank, own);
    }

    private static string Around(string text, int at)
    {
        const int Before = 30;
        const int After = 50;
        var (from, to) = (Math.Max(0, at - Before), Math.Min(text.Length, at + After));
        return $"{(from > 0 ? "…" : "")}{text[from..to]}{(to < text.Length ? "…" : "")}";
    }

    private static string FirstLine(string text) => text.ReplaceLineEndings("\n").Split('\n')[0];

    private void End(object sender, UnhandledExceptionEventArgs error) => Abort($"{error.ExceptionObject}");
}
