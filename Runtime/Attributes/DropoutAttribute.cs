namespace Backpropamine;

/// <summary>
/// Declares a layer that passes on what it reads; while the network is in training mode, each value is 0 with probability p and otherwise
/// divided by 1 − p. Its draws are those of Torch's generator, anew at every step.
/// </summary>
/// <param name="rate">p, at least 0 and below 1.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DropoutAttribute(double rate) : Attribute
{
    /// <summary>p.</summary>
    public double Rate { get; } = rate;

    /// <summary>The layer or input that it reads (a <c>nameof</c>); left out, the nearest layer above that is not a read-out, or the one input above.</summary>
    public string? From { get; set; }
}
