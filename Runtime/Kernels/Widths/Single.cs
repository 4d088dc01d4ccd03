using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>One number at a time.</summary>
internal readonly unsafe struct Single<T>(T value) : IWidth<Single<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _value = value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> Of(double value) => new(T.CreateTruncating(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> Of(T value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> Load(T* from) => new(*from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Single<T> value, T* to) => *to = value._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Single<T> value) => value._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> operator +(Single<T> left, Single<T> right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> operator -(Single<T> left, Single<T> right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> operator *(Single<T> left, Single<T> right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> operator /(Single<T> left, Single<T> right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> operator -(Single<T> value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> MultiplyAdd(Single<T> left, Single<T> right, Single<T> sum) =>
        new(T.FusedMultiplyAdd(left._value, right._value, sum._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> Min(Single<T> left, Single<T> right) => new(T.Min(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> Max(Single<T> left, Single<T> right) => new(T.Max(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> Abs(Single<T> value) => new(T.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> Sqrt(Single<T> value) => new(T.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> Round(Single<T> value) => new(T.Round(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> Tanh(Single<T> value) => new(T.Tanh(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> Exp(Single<T> value) => new(T.Exp(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> Log(Single<T> value) => new(T.Log(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> Sin(Single<T> value) => new(T.Sin(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> Cos(Single<T> value) => new(T.Cos(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> Pow(Single<T> value, Single<T> exponent) => new(T.Pow(value._value, exponent._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single<T> WhereAtMost(Single<T> left, Single<T> right, Single<T> then, Single<T> otherwise) =>
        left._value <= right._value ? then : otherwise;
}
