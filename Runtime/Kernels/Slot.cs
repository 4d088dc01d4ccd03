namespace Backpropamine.Kernels;

/// <summary>The trained tensors that a fused cell may have; those up to eta belong to its connections.</summary>
internal enum Slot
{
    Slow,
    Alpha,
    Eta,
    ModulatorWeight,
    ModulatorBias,
    FanOutWeight,
    FanOutBias,
}
