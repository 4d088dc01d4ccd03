using System.Numerics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>The gradients of a tape's outputs that have come in: of each output those of all steps in one tensor.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="terms">The tape's.</param>
/// <param name="steps">How many steps there are.</param>
internal sealed unsafe class Arrivals<T>(TapeTerms terms, int steps) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Tensor?[] _all = [];
    private bool[][] _here = [];

    /// <summary>Collects the gradients of the outputs of steps made by one node; the last is the token's.</summary>
    public void Add(int first, int count, ReadOnlySpan<Tensor?> given)
    {
        if (_all.Length == 0) (_all, _here) = (new Tensor?[given.Length - 1], [.. Enumerable.Range(1, given.Length - 1).Select(_ => new bool[steps])]);
        for (var i = 0; i < _all.Length; i++)
        {
            if (given[i] is not { } gradient) continue;
            _here[i].AsSpan(first, count).Fill(true);
            if (terms.IsCell && count == steps)
            {
                _all[i] = gradient.contiguous().DetachFromDisposeScope();
                continue;
            }

            using var whole = gradient.is_contiguous() ? null : gradient.contiguous();
            long bytes = gradient.numel() * sizeof(T), each = bytes / count;
            _all[i] ??= empty([steps, .. terms.IsCell ? gradient.shape[1..] : gradient.shape], terms.Type).DetachFromDisposeScope();
            Buffer.MemoryCopy(Address.Of<T>(whole ?? gradient), (byte*)Address.Of<T>(_all[i]!) + first * each, bytes, bytes);
        }
    }

    /// <summary>Those of steps t0 to t1 − 1, <c>[T, …]</c>; null where none came in.</summary>
    public Tensor?[] Of(int t0, int t1)
    {
        for (var i = 0; i < _all.Length; i++)
        {
            for (var t = t0; _all[i] is not null && t < t1; t++)
            {
                if (_here[i][t]) continue;
                using var missing = _all[i]!.select(0, t);
                missing.zero_();
            }
        }

        return Array.ConvertAll(_all, arrived => arrived?.narrow(0, t0, t1 - t0));
    }

    public void Dispose()
    {
        foreach (var tensor in _all) tensor?.Dispose();
    }
}
