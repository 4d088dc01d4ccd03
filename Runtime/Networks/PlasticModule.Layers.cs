using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine;

/// <content>What generated code calls for embeddings, dropouts and modules of the author's.</content>
public abstract partial class PlasticModule
{
    /// <summary>Registers a module of the author's own, in the dtype of the network.</summary>
    /// <typeparam name="TModule">Its type.</typeparam>
    /// <param name="name">The name in <c>state_dict()</c>, in snake case.</param>
    /// <param name="module">The module.</param>
    /// <param name="member">The property that declares it.</param>
    /// <param name="dtype">The network's element type.</param>
    /// <exception cref="NetworkArgumentException">There is none.</exception>
    protected TModule AddModule<TModule>(string name, TModule module, string member, ScalarType dtype)
        where TModule : nn.Module<Tensor, Tensor>
    {
        if (module is null) throw new NetworkArgumentException($"{GetName()}.{member} is null; pass the module to the constructor.");
        if (module.parameters().Any(parameter => parameter.dtype != dtype)) module.to(dtype);
        register_module(name, module);
        return module;
    }

    /// <summary>Runs a module of the author's on one step <c>[B, I]</c>, or on all steps of a sequence <c>[T, B, I]</c> as one batch.</summary>
    /// <param name="module">The module.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="member">The property that declares it.</param>
    /// <param name="size">How many values it must return for each lane.</param>
    /// <exception cref="NetworkArgumentException">It returns something else.</exception>
    protected Tensor ApplyModule(nn.Module<Tensor, Tensor> module, Tensor input, string member, int size)
    {
        var steps = input.dim() == 3 ? input.size(0) : 0;
        var result = module.call(steps > 0 ? input.flatten(0, 1) : input);
        Guard.Shape(result, [Math.Max(steps, 1) * input.size(-2), size], $"What {GetName()}.{member} returns");
        return steps > 0 ? result.view(steps, -1, size) : result;
    }

    /// <summary>What comes into one path of a cell, <c>[…, N]</c>.</summary>
    /// <param name="packed">What comes into all of them, in a row: <c>[…, paths·N]</c>.</param>
    /// <param name="index">Which path.</param>
    /// <param name="paths">How many there are.</param>
    protected static Tensor PathPart(Tensor packed, int index, int paths)
    {
        var size = packed.size(-1) / paths;
        return packed.narrow(-1, index * size, size);
    }

    /// <summary>The weights of one path of a cell, <c>[pre, post]</c>.</summary>
    /// <param name="packed">Those of all of them, <c>[paths·post, pre]</c>.</param>
    /// <param name="index">Which path.</param>
    /// <param name="paths">How many there are.</param>
    protected static Tensor PathWeight(Tensor packed, int index, int paths)
    {
        var size = packed.size(0) / paths;
        return packed.narrow(0, index * size, size).t();
    }

    /// <summary>The rows of a table that ids name, <c>[…, size]</c>.</summary>
    /// <param name="table"><c>[count, size]</c>.</param>
    /// <param name="ids"><c>[…, 1]</c>, of any dtype.</param>
    protected static Tensor LookUp(Tensor table, Tensor ids)
    {
        using var scope = NewDisposeScope();
        long[] shape = [.. ids.shape.AsSpan(0, (int)ids.dim() - 1), table.size(1)];
        return table.index_select(0, ids.to_type(ScalarType.Int64).reshape(-1)).view(shape).MoveToOuterDisposeScope();
    }

    /// <summary>What a dropout multiplies by: in training mode 0 or 1 / (1 − rate), else 1.</summary>
    /// <param name="layer">The dropout.</param>
    /// <param name="rate">The probability of 0.</param>
    /// <param name="shape">The shape but for the last dimension: <c>[B]</c> or <c>[T, B]</c>.</param>
    protected Tensor DropoutMask(Layer layer, double rate, params long[] shape)
    {
        var model = _model!.First!;
        long[] whole = [.. shape, layer.Size];
        if (!training || rate == 0) return ones(whole, model.dtype, model.device);
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        Scalar kept = 1 - rate;
        var mask = empty(whole, model.dtype, model.device).bernoulli_(1 - rate).div_(kept);
        GC.KeepAlive(kept);
        return mask.MoveToOuterDisposeScope();
    }

    /// <summary>Ids as numbers of the parameters' dtype, which is how fused steps keep their inputs.</summary>
    /// <param name="ids">The ids.</param>
    protected Tensor AsNumbers(Tensor ids) => ids.to_type(_model!.First!.dtype);

    /// <summary>Checks ids of one step, <c>[B]</c> or <c>[B, 1]</c>.</summary>
    /// <param name="ids">The argument.</param>
    /// <param name="signal">The input it is for.</param>
    /// <param name="count">How many ids there are.</param>
    /// <param name="state">The state beside it.</param>
    /// <returns>The ids as <c>[B, 1]</c>.</returns>
    /// <exception cref="NetworkArgumentException">Shape, dtype, device or a value does not fit.</exception>
    protected Tensor CheckIds(Tensor ids, Signal signal, int count, NetworkState state)
    {
        _errors.Throw();
        return CheckedIds(ids, signal, count, [state.Batch], state);
    }

    /// <summary>Checks ids of a sequence, <c>[T, B]</c> or <c>[T, B, 1]</c>.</summary>
    /// <param name="ids">The argument.</param>
    /// <param name="signal">The input it is for.</param>
    /// <param name="count">How many ids there are.</param>
    /// <param name="steps">Number of steps T.</param>
    /// <param name="state">The state beside it.</param>
    /// <returns>The ids as <c>[T, B, 1]</c>.</returns>
    /// <exception cref="NetworkArgumentException">Shape, dtype, device or a value does not fit.</exception>
    protected Tensor CheckSequenceIds(Tensor ids, Signal signal, int count, long steps, NetworkState state) =>
        CheckedIds(ids, signal, count, [steps, state.Batch], state);

    private Tensor CheckedIds(Tensor ids, Signal signal, int count, long[] shape, NetworkState state)
    {
        var name = $"{GetName()}.{signal.Name}";
        long[] whole = [.. shape, 1];
        Guard.Shape(ids!, ids?.dim() == shape.Length ? shape : whole, name);
        if (ids!.dtype != ScalarType.Int64) throw new NetworkArgumentException($"{name} holds ids and must be Int64, but it is {ids.dtype}; convert it with .to(Int64).");
        Guard.SameDevice(ids, _model!.First!, name);
        if (state.Sample is { } sample) CheckPlace(sample, ": the state");
        using var scope = NewDisposeScope();

        // On another device, looking would wait for it; Torch complains there.
        if (ids.device_type == DeviceType.CPU)
        {
            var (least, most) = (ids.min().item<long>(), ids.max().item<long>());
            if (least < 0 || most >= count) throw new NetworkArgumentException(string.Create(CultureInfo.InvariantCulture, $"{name} must hold ids from 0 to {count - 1}, but it holds {(least < 0 ? least : most)}."));
        }

        return ids.reshape(whole).alias().MoveToOuterDisposeScope();
    }
}
