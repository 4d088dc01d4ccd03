using System.Numerics;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Backpropamine.Kernels;

/// <summary>Linear maps of one type of numbers.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="terms">The tape's.</param>
internal sealed unsafe class LinearMaps<T>(TapeTerms terms) : LinearMaps
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<LinearMap<T>> _maps = [];
    private List<TracedMap>? _trace;
    private int _next;

    protected override Tensor Of(Tensor x, Tensor weight, Tensor? bias)
    {
        var result = TryRun(Find(weight, bias), x) ?? F.linear(x, weight, bias);
        if (x.dim() == 2) _trace?.Add(new TracedMap(x, result, weight, bias));
        return result;
    }

    /// <summary>Notes what is applied from now on.</summary>
    public void BeginTrace() => _trace = [];

    /// <summary>What has been applied.</summary>
    public IReadOnlyList<TracedMap> EndTrace()
    {
        var trace = _trace!;
        _trace = null;
        return trace;
    }

    /// <summary>The result of a map on packed weights, or null where it is left to Torch.</summary>
    private Tensor? TryRun(LinearMap<T> map, Tensor x)
    {
        if (!map.Update() || x.dim() != 2 || x.numel() != (long)terms.Lanes * map.Inputs || x.dtype != terms.Type || !x.is_contiguous()) return null;
        var result = empty(map.Shape, terms.Type);
        map.Run(Address.Of<T>(x), Address.Of<T>(result));
        GC.KeepAlive(x);
        return result;
    }

    /// <summary>The map of these parameters; they are asked for in the same order in every step.</summary>
    private LinearMap<T> Find(Tensor weight, Tensor? bias)
    {
        for (var i = 0; i < _maps.Count; i++)
        {
            var map = _maps[(_next + i) % _maps.Count];
            if (!map.Is(weight, bias)) continue;
            _next = (_next + i + 1) % _maps.Count;
            return map;
        }

        _maps.Add(new LinearMap<T>(terms, weight, bias));
        return _maps[^1];
    }
}
