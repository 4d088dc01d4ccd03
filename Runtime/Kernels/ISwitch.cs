using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>A choice that the compiler of machine code knows.</summary>
internal interface ISwitch
{
    static abstract bool Is { get; }
}

/// <summary>Yes.</summary>
internal readonly struct On : ISwitch
{
    public static bool Is
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }
}

/// <summary>No.</summary>
internal readonly struct Off : ISwitch
{
    public static bool Is
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }
}
