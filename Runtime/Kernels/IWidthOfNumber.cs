using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>A width over memory.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal unsafe interface IWidth<TSelf, T> : IWidth<TSelf>
    where TSelf : struct, IWidth<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many numbers.</summary>
    static abstract int Count { get; }

    static abstract TSelf Of(T value);

    static abstract TSelf Load(T* from);

    static abstract void Store(TSelf value, T* to);

    static abstract T Sum(TSelf value);
}
