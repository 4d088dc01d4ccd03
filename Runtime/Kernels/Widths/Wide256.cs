using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Backpropamine.Kernels;

/// <summary>256 bits.</summary>
internal readonly unsafe struct Wide256<T>(Vector256<T> value) : IWidth<Wide256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector256<T> _value = value;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Of(double value) => new(Vector256.Create(T.CreateTruncating(value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Of(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Load(T* from) => new(Vector256.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Wide256<T> value, T* to) => value._value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Wide256<T> value) => Wide128<T>.Sum(new(value._value.GetLower() + value._value.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator +(Wide256<T> left, Wide256<T> right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator -(Wide256<T> left, Wide256<T> right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator *(Wide256<T> left, Wide256<T> right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator /(Wide256<T> left, Wide256<T> right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator -(Wide256<T> value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> MultiplyAdd(Wide256<T> left, Wide256<T> right, Wide256<T> sum) => typeof(T) == typeof(float)
        ? new(Vector256.FusedMultiplyAdd(left._value.AsSingle(), right._value.AsSingle(), sum._value.AsSingle()).As<float, T>())
        : new(Vector256.FusedMultiplyAdd(left._value.AsDouble(), right._value.AsDouble(), sum._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Min(Wide256<T> left, Wide256<T> right) => new(Vector256.MinNative(right._value, left._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Max(Wide256<T> left, Wide256<T> right) => new(Vector256.MaxNative(right._value, left._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Abs(Wide256<T> value) => new(Vector256.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Sqrt(Wide256<T> value) => new(Vector256.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Round(Wide256<T> value) => typeof(T) == typeof(float)
        ? new(Vector256.Round(value._value.AsSingle()).As<float, T>())
        : new(Vector256.Round(value._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Tanh(Wide256<T> value) => HyperbolicTangent<Wide256<T>, T>.Of(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Exp(Wide256<T> value) => typeof(T) == typeof(float)
        ? new(Vector256.Exp(value._value.AsSingle()).As<float, T>())
        : new(Vector256.Exp(value._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Log(Wide256<T> value) => typeof(T) == typeof(float)
        ? new(Vector256.Log(value._value.AsSingle()).As<float, T>())
        : new(Vector256.Log(value._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Sin(Wide256<T> value) => typeof(T) == typeof(float)
        ? new(Vector256.Sin(value._value.AsSingle()).As<float, T>())
        : new(Vector256.Sin(value._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Cos(Wide256<T> value) => typeof(T) == typeof(float)
        ? new(Vector256.Cos(value._value.AsSingle()).As<float, T>())
        : new(Vector256.Cos(value._value.AsDouble()).As<double, T>());

    public static Wide256<T> Pow(Wide256<T> value, Wide256<T> exponent)
    {
        for (var i = 0; i < Count; i++) value = new(value._value.WithElement(i, T.Pow(value._value[i], exponent._value[i])));
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> WhereAtMost(Wide256<T> left, Wide256<T> right, Wide256<T> then, Wide256<T> otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.LessThanOrEqual(left._value, right._value), then._value, otherwise._value));
}
