namespace BackpropamineNamespace;

/// <summary>A slow neuron: at each step it goes a part of the way to tanh(sum), and learns which part. A layer uses it with [Recurrent&lt;MyCell&gt;(size)].</summary>
public readonly struct MyCell : ICell
{
    /// <summary>What the neuron moves towards.</summary>
    [Path(Plastic = true, Post = nameof(Activity))]
    public static float Aim(float sum) => MathF.Tanh(sum);

    /// <summary>(1 − speed)·previous + speed·aim.</summary>
    public static float Activity(float aim, float previousActivity, [Learned(Grain.PerNeuron, As = Reparametrisation.Sigmoid)] float speed) =>
        (1 - speed) * previousActivity + speed * aim;
}
