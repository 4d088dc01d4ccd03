using Backpropamine.Soak.Tests.Models;
using static TorchSharp.torch;

namespace Backpropamine.Soak.Tests.Programs;

/// <content>What one of several threads does.</content>
internal sealed partial class Machine
{
    /// <summary>Steps, a sequence and gradients on a thread of its own.</summary>
    private sealed class Solo
    {
        private readonly Machine _machine;
        private readonly Subject _network;
        private readonly NetworkState? _state;
        private readonly List<Tensor> _inputs;
        private readonly List<Tensor?> _modulations;
        private readonly List<(string Name, double[] Numbers)> _seen = [];
        private readonly int _lanes;

        public Solo(Machine machine, int kind, Subject network, NetworkState? state, Random draw)
        {
            (_machine, _network, _state, _lanes) = (machine, network, state, (int)(state?.Batch ?? draw.Next(1, 5)));
            var needs = machine._program.Kinds[kind].NeedsModulation;
            _inputs = [.. Enumerable.Range(0, draw.Next(2, 7)).Select(_ => machine.Data(draw, 0.8, _lanes, machine.Inputs(kind)))];
            _modulations = _inputs.ConvertAll(_ => needs ? machine.Data(draw, 0.7, _lanes, 1) : null);

            // Nothing may be in a dispose scope of another thread.
            _state?.DetachFromDisposeScope();
            foreach (var tensor in _inputs.Concat(_modulations)) tensor?.DetachFromDisposeScope();
        }

        public void Run()
        {
            using var scope = NewDisposeScope();
            var (state, losses) = (_state ?? _network.Start(_lanes), new List<Tensor>());
            for (var t = 0; t < _inputs.Count; t++)
            {
                (var output, state) = _network.Step(_inputs[t], state, _modulations[t]);
                losses.Add(Weigh(Look("step", output)));
            }

            var (all, given) = (stack(_inputs), _modulations[0] is null ? null : stack(_modulations.OfType<Tensor>()));
            (var outputs, state, _) = _network.Unroll(all, state, null, 0, given);
            losses.Add(Weigh(Look("sequence", outputs)));
            foreach (var (name, get, _) in Subject.Parts(state)) _seen.Add((name, Numbers(get(), null)));
            List<(string Name, Tensor Value)> trained =
                [.. _network.Module.named_parameters().Where(named => named.parameter.requires_grad).Select(named => (named.name, (Tensor)named.parameter))];
            var loss = losses.Aggregate((sum, term) => sum + term);
            if (trained.Count > 0) _seen.AddRange(GradientsOf(loss, trained).Zip(trained, (found, leaf) => ("gradient " + leaf.Name, found)));

            state.Dispose();
        }

        public void See(string which)
        {
            foreach (var (name, numbers) in _seen) _machine.See($"{name} on the {which} thread", name.StartsWith("gradient", StringComparison.Ordinal), numbers);
        }

        private Tensor Look(string name, NetworkOutput output)
        {
            var tensors = Subject.Named(output).ToList();
            foreach (var (part, value) in tensors) _seen.Add(($"{name} {part}", Numbers(value, null)));
            return tensors[^1].Value;
        }
    }
}
