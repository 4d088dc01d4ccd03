using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>One fused sequence: which tensors it has, its switches, and whom to tell of an error in its backward pass.</summary>
internal sealed class FusedCall
{
    private readonly bool[] _wanted;
    private readonly int[] _places = new int[Enum.GetValues<Slot>().Length];

    public FusedCall(FusedArguments arguments, FusedErrors errors)
    {
        Errors = errors;
        Reset = arguments.Reset;
        Tensor?[] given =
        [
            arguments.Input, .. arguments.State, .. arguments.State.Length < 3 ? new Tensor?[] { null } : [],
            .. CellParameters.Slots.Select(slot => arguments.Parameters[slot]), arguments.Modulation,
        ];
        var tensors = new List<Tensor>();
        for (var i = 0; i < given.Length; i++)
        {
            _places[i] = given[i] is null ? -1 : tensors.Count;
            if (given[i] is { } tensor) tensors.Add(tensor);
        }

        Tensors = tensors;
        _wanted = [.. tensors.Select(tensor => tensor.requires_grad)];
        Records = is_grad_enabled() && _wanted.Contains(true);
    }

    /// <summary>The tensors that there are, while the forward pass runs.</summary>
    public List<Tensor> Tensors { get; private set; }

    public Tensor? Reset { get; private set; }

    public FusedErrors Errors { get; }

    public required bool ReadsHebb { get; init; }

    public required bool WritesHebb { get; init; }

    /// <summary>Steps from one checkpoint to the next.</summary>
    public required int Spacing { get; init; }

    /// <summary>Whether there will be a backward pass.</summary>
    public bool Records { get; }

    /// <summary>How many checkpoints the forward pass made.</summary>
    public int Checkpoints { get; set; }

    /// <summary>How many tensors there are.</summary>
    public int Count => _places.Count(place => place >= 0);

    public int Place(Slot slot) => _places[(int)slot];

    public Tensor? Of(Slot slot, IReadOnlyList<Tensor> tensors) => Place(slot) is var place and >= 0 ? tensors[place] : null;

    /// <summary>Whether a tensor's gradient is wanted.</summary>
    public bool Wants(Slot slot) => Place(slot) is var place and >= 0 && _wanted[place];

    /// <summary>Lets go of the tensors; autograd keeps what the backward pass needs.</summary>
    public void Release() => (Tensors, Reset) = ([], null);
}
