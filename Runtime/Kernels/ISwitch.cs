namespace Backpropamine.Kernels;

/// <summary>A choice that the compiler of machine code knows.</summary>
internal interface ISwitch
{
    static abstract bool On { get; }
}

/// <summary>Yes.</summary>
internal readonly struct On : ISwitch
{
    static bool ISwitch.On => true;
}

/// <summary>No.</summary>
internal readonly struct Off : ISwitch
{
    static bool ISwitch.On => false;
}
