using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Backpropamine.Kernels;

/// <summary>128 bits.</summary>
internal readonly unsafe struct Wide128<T>(Vector128<T> value) : IWidth<Wide128<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector128<T> _value = value;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Of(double value) => new(Vector128.Create(T.CreateTruncating(value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Of(T value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Load(T* from) => new(Vector128.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Wide128<T> value, T* to) => value._value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Wide128<T> value) => Vector128.Sum(value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator +(Wide128<T> left, Wide128<T> right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator -(Wide128<T> left, Wide128<T> right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator *(Wide128<T> left, Wide128<T> right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator /(Wide128<T> left, Wide128<T> right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator -(Wide128<T> value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> MultiplyAdd(Wide128<T> left, Wide128<T> right, Wide128<T> sum) => typeof(T) == typeof(float)
        ? new(Vector128.FusedMultiplyAdd(left._value.AsSingle(), right._value.AsSingle(), sum._value.AsSingle()).As<float, T>())
        : new(Vector128.FusedMultiplyAdd(left._value.AsDouble(), right._value.AsDouble(), sum._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Min(Wide128<T> left, Wide128<T> right) => new(Vector128.MinNative(right._value, left._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Max(Wide128<T> left, Wide128<T> right) => new(Vector128.MaxNative(right._value, left._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Abs(Wide128<T> value) => new(Vector128.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Sqrt(Wide128<T> value) => new(Vector128.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Round(Wide128<T> value) => typeof(T) == typeof(float)
        ? new(Vector128.Round(value._value.AsSingle()).As<float, T>())
        : new(Vector128.Round(value._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Tanh(Wide128<T> value) => HyperbolicTangent<Wide128<T>, T>.Of(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Exp(Wide128<T> value) => typeof(T) == typeof(float)
        ? new(Vector128.Exp(value._value.AsSingle()).As<float, T>())
        : new(Vector128.Exp(value._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Log(Wide128<T> value) => typeof(T) == typeof(float)
        ? new(Vector128.Log(value._value.AsSingle()).As<float, T>())
        : new(Vector128.Log(value._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Sin(Wide128<T> value) => typeof(T) == typeof(float)
        ? new(Vector128.Sin(value._value.AsSingle()).As<float, T>())
        : new(Vector128.Sin(value._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Cos(Wide128<T> value) => typeof(T) == typeof(float)
        ? new(Vector128.Cos(value._value.AsSingle()).As<float, T>())
        : new(Vector128.Cos(value._value.AsDouble()).As<double, T>());

    public static Wide128<T> Pow(Wide128<T> value, Wide128<T> exponent)
    {
        for (var i = 0; i < Count; i++) value = new(value._value.WithElement(i, T.Pow(value._value[i], exponent._value[i])));
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> WhereAtMost(Wide128<T> left, Wide128<T> right, Wide128<T> then, Wide128<T> otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.LessThanOrEqual(left._value, right._value), then._value, otherwise._value));
}
