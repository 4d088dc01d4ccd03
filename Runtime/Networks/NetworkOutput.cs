using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>The activities that a step gives: base of every generated <c>Output</c>.</summary>
public abstract class NetworkOutput : IDisposable
{
    private Tensor[] _tensors;

    /// <summary>Wraps the tensors of one step or of a whole sequence.</summary>
    /// <param name="tensors">In the order of the generated properties.</param>
    protected NetworkOutput(params Tensor[] tensors)
    {
        _tensors = tensors;
        foreach (var tensor in tensors) MemoryPressure.Add(tensor);
    }

    /// <summary>All of the tensors.</summary>
    internal Tensor[] Tensors => _tensors;

    /// <summary>An output of the same class with other tensors.</summary>
    internal NetworkOutput With(Tensor[] tensors)
    {
        var output = (NetworkOutput)MemberwiseClone();
        output._tensors = tensors;
        return output;
    }

    /// <summary>One of the tensors. Called by generated properties.</summary>
    /// <param name="index">Its place.</param>
    protected Tensor Part(int index) => _tensors[index];

    /// <summary>Moves the tensors to the dispose scope around the current one.</summary>
    public void MoveToOuterDisposeScope()
    {
        foreach (var tensor in _tensors) tensor.MoveToOuterDisposeScope();
    }

    /// <summary>Lets the tensors survive the current dispose scope.</summary>
    public void DetachFromDisposeScope()
    {
        foreach (var tensor in _tensors) tensor.DetachFromDisposeScope();
    }

    /// <summary>Frees the tensors' handles; what autograd needs of them stays.</summary>
    public void Dispose()
    {
        foreach (var tensor in _tensors) tensor.Dispose();
        GC.SuppressFinalize(this);
    }
}
