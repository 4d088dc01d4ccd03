using System.Runtime.InteropServices;
using Backpropamine.Soak.Tests.Models;
using static TorchSharp.torch;

namespace Backpropamine.Soak.Tests.Programs;

/// <content>Backward passes.</content>
internal sealed partial class Machine
{
    /// <summary>A backward pass over some of the loss; the graph is kept.</summary>
    private void Backward(Random draw)
    {
        if (Some(draw) is not { } loss) return;
        if (loss.requires_grad) autograd.backward([loss], retain_graph: true);
        SeeGradients();
    }

    /// <summary>Gradients of some tensors.</summary>
    private void Gradients(Random draw)
    {
        var seed = draw.Next();
        if (Some(draw) is not { } loss) return;
        GradientsOf(loss, new Random(seed));
    }

    private void GradientsOf(Tensor loss, Random draw)
    {
        var all = Leaves().Where(leaf => leaf.Value.requires_grad).ToList();
        var wanted = all.Where(_ => draw.Next(4) == 0).ToList();
        if (wanted.Count == 0) return;
        var found = GradientsOf(loss, wanted);
        for (var i = 0; i < found.Count; i++) See("gradient alone " + wanted[i].Name, isGradient: true, found[i]);
        Say($"of {string.Join(", ", wanted.Select(leaf => leaf.Name))}");
    }

    /// <summary>A backward pass over all that is left of the loss: then the graph is gone.</summary>
    private void Finish(Random draw)
    {
        var (again, cleared) = (draw.Next(3) == 0, draw.Next(3) > 0);
        if (Sum(_terms) is { } loss)
        {
            if (loss.requires_grad) loss.backward();
            SeeGradients();
            if (again && loss.requires_grad)
            {
                // Torch's own error, and nobody's else: the next call into the network says nothing.
                Assert.Throws<ExternalException>(() => loss.backward());
                foreach (var network in _networks) network.Module.ThrowIfFailed();
                Say("and again, in vain");
            }
        }

        if (cleared) Clear();
        Forget();
    }

    private void Clear()
    {
        foreach (var network in _networks) network.Module.zero_grad();
    }

    /// <summary>Ends the graph: what follows has no history before.</summary>
    private void Forget()
    {
        foreach (var slot in _states.Where(slot => slot.HasHistory)) Detach(slot);
        foreach (var slot in _states) slot.Echo = null;
        _terms.Clear();
        _leaves.Clear();
    }

    /// <summary>Two backward passes over one graph, on two threads at once or one within the other.</summary>
    private void Passes(Random draw)
    {
        var (areThreads, first, second) = (draw.Next(2) == 0, new Pass(this, draw), new Pass(this, draw));
        if (areThreads)
        {
            Say("on two threads");
            Side.BySide(first.Run, second.Run);
        }
        else
        {
            Say("one within the other");
            if (!Within.Do(second.Run, first.Run)) second.Run();
        }

        first.See("first");
        second.See("second");
    }

    /// <summary>
    /// A backward pass after a parameter has been changed: an error where it is needed, by kernels more often than by plain operations. The program goes on as if there had been none.
    /// </summary>
    private void Spoil(Random draw)
    {
        var (which, seed) = (draw.Next(3), draw.Next());
        var parameters = _networks[which].Module.parameters().ToList();
        using (no_grad()) parameters[seed % parameters.Count].mul_(Shrink);
        var error = Sum(_terms) is { requires_grad: true } loss ? Record.Exception(() => loss.backward()) : null;
        if (error is not null) Assert.IsType<ExternalException>(error);
        foreach (var network in _networks)
        {
            if (Record.Exception(network.Module.ThrowIfFailed) is { } reason) Assert.IsType<FusedBackwardException>(reason);
        }

        Clear();
        Forget();
    }

    /// <summary>Some of the loss.</summary>
    private Tensor? Some(Random draw)
    {
        var (all, drops, picks) = (draw.Next(3) == 0, draw.Next(2) == 0, draw.Next());
        var some = _terms.Where((_, i) => all || ((picks >> (i % 31)) & 1) == 1).ToList();
        if (drops) _terms.RemoveAll(term => some.Exists(other => ReferenceEquals(term, other)));
        return Sum(some);
    }

    private Tensor? Sum(List<Tensor> terms)
    {
        Say($"of {terms.Count} terms");
        if (terms.Count == 0) return null;
        return terms.Aggregate((sum, term) => sum + term);
    }

    /// <summary>Gradients; zeros where there are none. Kernels give zeros where the reference has no graph, such as for M that was given.</summary>
    private static List<double[]> GradientsOf(Tensor loss, List<(string Name, Tensor Value)> wanted)
    {
        if (!loss.requires_grad) return wanted.ConvertAll(leaf => Numbers(null, leaf.Value));
        var found = autograd.grad([loss], [.. wanted.Select(leaf => leaf.Value)], retain_graph: true, allow_unused: true);
        return [.. found.Select((gradient, i) => Numbers(gradient, wanted[i].Value))];
    }

    private IEnumerable<(string Name, Tensor Value)> Leaves()
    {
        for (var i = 0; i < _networks.Length; i++)
        {
            foreach (var (name, parameter) in _networks[i].Module.named_parameters()) yield return ($"{Name(i)}.{name}", parameter);
        }

        for (var i = 0; i < _leaves.Count; i++) yield return ($"leaf {i}", _leaves[i]);
    }

    private void SeeGradients()
    {
        foreach (var (name, leaf) in Leaves()) See("gradient " + name, leaf.grad, isGradient: true, like: leaf);
    }

    /// <summary>Gradients of some tensors, which any thread may compute.</summary>
    private sealed class Pass
    {
        private readonly Machine _machine;
        private readonly Tensor? _loss;
        private readonly List<(string Name, Tensor Value)> _wanted;
        private List<double[]> _found = [];

        public Pass(Machine machine, Random draw)
        {
            (_machine, _loss) = (machine, machine.Some(draw));
            _wanted = [.. machine.Leaves().Where(leaf => draw.Next(3) == 0 && leaf.Value.requires_grad)];
        }

        public void Run()
        {
            if (_loss is null || _wanted.Count == 0) return;
            using var scope = NewDisposeScope();
            _found = GradientsOf(_loss, _wanted);
        }

        public void See(string which)
        {
            for (var i = 0; i < _found.Count; i++) _machine.See($"gradient of the {which} pass {_wanted[i].Name}", true, _found[i]);
        }
    }
}
