namespace Backpropamine.Kernels;

/// <summary>The tensors of a fused sequence, in the order in which autograd sees them.</summary>
internal enum Slot
{
    Input,
    Activity,
    Hebb,
    Eligibility,
    Slow,
    Alpha,
    Eta,
    ModulatorWeight,
    ModulatorBias,
    FanOutWeight,
    FanOutBias,
    Modulation,
}
