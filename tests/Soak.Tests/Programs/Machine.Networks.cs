using System.Globalization;
using Backpropamine.Soak.Tests.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Soak.Tests.Programs;

/// <content>What is done to networks.</content>
internal sealed partial class Machine
{
    /// <summary>Changes parameters; what has a history ends.</summary>
    private void Change(Random draw)
    {
        Forget();
        var (how, which, seed) = (draw.Next(5), draw.Next(3), draw.Next());
        var module = _networks[which].Module;
        var parameters = module.parameters().ToList();
        foreach (var parameter in parameters) parameter.grad?.clamp_(Least, Most);
        using var mode = no_grad();
        Say($"{Name(which)}: ");
        switch (how)
        {
            case 0:
                Say("plain descent");
                foreach (var parameter in parameters.Where(parameter => parameter.grad is not null)) parameter.add_(parameter.grad! * Rate);
                break;
            case 1:
                Say("an optimiser's step");
                using (var optimiser = optim.SGD(parameters, 0.02, momentum: 0.9)) optimiser.step();
                break;
            case 2:
                Say("one number of one parameter");
                var one = parameters[seed % parameters.Count].view(-1);
                one[seed % one.numel()] = Data(new Random(seed), 0.3, 1)[0];
                break;
            case 3:
                Say("a's to b");
                _networks[1].Module.load_state_dict(_networks[0].Module.state_dict());
                break;
            default:
                Say("half of a's and half of b's to b");
                foreach (var (to, from) in _networks[1].Module.parameters().Zip(_networks[0].Module.parameters())) to.lerp_(from, tensor(0.5, _type));
                break;
        }
    }

    /// <summary>Lets a parameter be trained, or not.</summary>
    private void Freeze(Random draw)
    {
        var (which, seed, isTrained, isNew) = (draw.Next(3), draw.Next(), draw.Next(2) == 0, draw.Next(2) == 0);
        if (isNew) Forget();
        var all = _networks[which].Module.named_parameters().ToList();
        var (name, parameter) = all[seed % all.Count];
        parameter.requires_grad_(isTrained);
        Say($"{Name(which)}.{name}: {(isTrained ? "trained" : "not trained")}{(isNew ? ", all detached" : "")}");
    }

    private void Switch(Random draw)
    {
        var (which, plasticity) = (draw.Next(3), (Plasticity)draw.Next(3));
        _networks[which].Module.Plasticity = plasticity;
        Say($"{Name(which)} {plasticity}");
    }

    private void Checkpoints(Random draw)
    {
        var (which, spacing) = (draw.Next(3), draw.Next(5));
        _networks[which].Module.Checkpointing = spacing switch { 0 => default, 4 => Checkpointing.None, _ => Checkpointing.Every(spacing) };
        Say(string.Create(CultureInfo.InvariantCulture, $"{Name(which)} {spacing}"));
    }

    /// <summary>Puts a network into another module, which then takes a step, trains and evaluates.</summary>
    private void Nest(Random draw)
    {
        var (which, isTraining, seed) = (draw.Next(3), draw.Next(2) == 0, draw.Next());
        var network = _networks[which];
        var (outer, player) = _outer[which] ??= Around(network);
        var slot = _states.Find(state => state.Kind == KindOf(which));
        Say(Name(which));
        outer.train(isTraining);
        Assert.Equal(network.Module.parameters().Count(), outer.parameters().Count());
        Assert.Equal(network.Module.state_dict().Keys.Order(), outer.state_dict().Keys.Select(name => name["player.core.".Length..]).Order());
        if (slot is null || _program.Kinds[slot.Kind].NeedsModulation) return;
        player.State = slot.State;
        Add(outer.call(Data(new Random(seed), 0.5, slot.State.Batch, Inputs(slot.Kind))));
        slot.State = player.State;
        slot.HasHistory = is_grad_enabled();
    }

    /// <summary>Two threads, each with a network and a state of its own, or with forks of one.</summary>
    private void Threads(Random draw)
    {
        var (isOne, seeds) = (draw.Next(2) == 0, (First: draw.Next(), Second: draw.Next()));
        var start = Pick(draw);
        if (_program.Kinds.Any(kind => kind.Draws)) return;
        var network = isOne ? _networks[start.Kind == 1 ? 2 : 0] : null;
        if (network is not null && start.HasHistory) Detach(start);
        Solo first = new(this, start.Kind, network ?? _networks[0], network?.Fork(start.State), new Random(seeds.First));
        Solo second = new(this, start.Kind, network ?? _networks[1], network?.Fork(start.State), new Random(seeds.Second));
        if (network is null) (first, second) = (new(this, 0, _networks[0], null, new Random(seeds.First)), new(this, 1, _networks[2], null, new Random(seeds.Second)));
        Say(network is null ? "with networks of their own" : "with forks");
        Side.BySide(first.Run, second.Run);
        first.See("first");
        second.See("second");
    }

    private static (Sequential Outer, Player Player) Around(Subject network)
    {
        var player = new Player(network);
        return (nn.Sequential(("player", player)), player);
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    /// <summary>A user's module that plays with a network.</summary>
    private sealed class Player : nn.Module<Tensor, Tensor>
    {
        private readonly Subject _subject;
        private readonly nn.Module core;

        public Player(Subject subject) : base("player")
        {
            (_subject, core) = (subject, subject.Module);
            RegisterComponents();
        }

        public NetworkState? State { get; set; }

        public override Tensor forward(Tensor input)
        {
            (var output, State) = _subject.Step(input, State!, null);
            return Subject.Named(output).First().Value;
        }
    }
}
