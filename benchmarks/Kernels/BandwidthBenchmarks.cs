using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;

namespace Backpropamine.Benchmarks.Kernels;

/// <summary>What the caches give: four matrices are read and two written with next to no arithmetic, as in a forward pass with a trace.</summary>
public unsafe class BandwidthBenchmarks
{
    private const int Alignment = 64;
    private float* _w, _alpha, _hebb, _eligibility;
    private nuint _count;

    /// <summary>N: the matrices are those of so many neurons.</summary>
    [Params(64, 100, 200, 400, 1000)]
    public int Neurons { get; set; }

    /// <summary>Bytes that one invocation moves.</summary>
    /// <param name="neurons">N.</param>
    public static double BytesMoved(int neurons) => 6.0 * sizeof(float) * Padded(neurons);

    /// <summary>Numbers in a matrix whose rows are padded to 64 bytes.</summary>
    /// <param name="neurons">N.</param>
    public static long Padded(int neurons) => (long)neurons * ((neurons + 15) / 16 * 16);

    /// <summary>Takes the matrices.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _count = (nuint)Padded(Neurons);
        _w = Matrix();
        _alpha = Matrix();
        _hebb = Matrix();
        _eligibility = Matrix();
    }

    /// <summary>Gives them back.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        NativeMemory.AlignedFree(_w);
        NativeMemory.AlignedFree(_alpha);
        NativeMemory.AlignedFree(_hebb);
        NativeMemory.AlignedFree(_eligibility);
    }

    /// <summary>One sweep.</summary>
    [Benchmark]
    public void Sweep()
    {
        if (Vector512.IsHardwareAccelerated) Sweep512();
        else Sweep256();
    }

    private float* Matrix()
    {
        var bytes = _count * sizeof(float);
        var start = (float*)NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(start, bytes);
        return start;
    }

    private void Sweep512()
    {
        for (nuint i = 0; i < _count; i += 16)
        {
            var trace = Vector512.Load(_eligibility + i);
            (Vector512.Load(_hebb + i) + trace).Store(_hebb + i);
            (trace + (Vector512.Load(_w + i) * Vector512.Load(_alpha + i))).Store(_eligibility + i);
        }
    }

    private void Sweep256()
    {
        for (nuint i = 0; i < _count; i += 8)
        {
            var trace = Vector256.Load(_eligibility + i);
            (Vector256.Load(_hebb + i) + trace).Store(_hebb + i);
            (trace + (Vector256.Load(_w + i) * Vector256.Load(_alpha + i))).Store(_eligibility + i);
        }
    }
}
