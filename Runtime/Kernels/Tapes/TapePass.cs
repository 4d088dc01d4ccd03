using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>
/// One backward pass over a tape: what has come in, and how far the adjoint has got. There may be several at once, on several threads or one within
/// another, where a user's function calls <c>backward()</c> in its own. A node knows its pass by the gradient of its token, the pass's <see cref="Mark"/>.
/// </summary>
internal abstract class TapePass : IDisposable
{
    private static long _last;

    private readonly long _number = Interlocked.Increment(ref _last);

    protected TapePass() => Mark = NewMark(_number);

    /// <summary>The mark of passes that could not begin.</summary>
    public static Tensor NoPass { get; } = NewMark(0);

    /// <summary>The gradient of every token that this pass comes through.</summary>
    public Tensor Mark { get; }

    /// <summary>The thread that it has begun on.</summary>
    private int Thread { get; } = Environment.CurrentManagedThreadId;

    /// <summary>How deep in the thread's stack.</summary>
    private nint Stack { get; } = GraphNode.Stack;

    /// <summary>Whether it has met an error.</summary>
    public bool Failed { get; set; }

    /// <summary>
    /// Whether it cannot go on, now that another begins on its thread: if the other is not deeper in the stack, it is not within this one.
    /// </summary>
    public bool IsOver => Thread == Environment.CurrentManagedThreadId && GraphNode.Stack >= Stack;

    /// <summary>Whether a token's gradient is that of the pass.</summary>
    public bool Has(Tensor mark) => NumberOf(mark) == _number;

    /// <summary>Whether a token's gradient is that of a pass that could not begin.</summary>
    public static bool HasNone(Tensor mark) => NumberOf(mark) == 0;

    /// <summary>Takes note of memory that a node owns: what others can do with, they get after the pass.</summary>
    public abstract void Spare(TapeNode node);

    /// <summary>Collects the gradients of the outputs of steps made by one node.</summary>
    public abstract void Arrive(int first, int count, ReadOnlySpan<Tensor?> given);

    /// <summary>Collects the gradient of a part of the state before a step.</summary>
    public abstract void ArriveAt(int step, int part, Tensor gradient);

    /// <summary>Runs the adjoint down to the first step of a node.</summary>
    /// <param name="first">The step.</param>
    /// <param name="count">How many steps there are in the node.</param>
    /// <param name="wanted">Which of the inputs, and at the end M, want gradients; null for none.</param>
    /// <returns>The gradients of those that the node was given.</returns>
    public abstract IReadOnlyList<Tensor?> Flush(int first, int count, bool[]? wanted);

    /// <summary>Runs the rest of the adjoint.</summary>
    /// <returns>The gradients of what the root took: the trained parameters and parts of the first state.</returns>
    public abstract IReadOnlyList<Tensor?> Finish();

    public virtual void Dispose() => Mark.Dispose();

    private static unsafe Tensor NewMark(long number)
    {
        var mark = empty([1], TapeNode.TokenType).DetachFromDisposeScope();
        *Address.Of<double>(mark) = number;
        return mark;
    }

    private static unsafe long NumberOf(Tensor mark)
    {
        var number = *Address.Of<double>(mark);
        GC.KeepAlive(mark);
        return (long)number;
    }
}
