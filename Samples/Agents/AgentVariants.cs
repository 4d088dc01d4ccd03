using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Agents;

/// <summary>The agents of other cells and rules, for every task in which an agent acts. Each is a class of its own, because networks are made when the program is compiled.</summary>
internal static class AgentVariants
{
    /// <summary>All of them, for one task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="own">The task's own networks, of which these are variants.</param>
    /// <param name="actions">Actions A that the agent can take.</param>
    public static IEnumerable<NetworkChoice> Of(ActorCriticTask task, IReadOnlyList<NetworkChoice> own, int actions) =>
    [
        Variant("none", "vanilla", "oja", 1, task, own, (senses, hidden, device) => new VanillaOja(senses, hidden, actions, device: device)),
        Variant("none", "vanilla", "decaying", 1, task, own, (senses, hidden, device) => new VanillaDecaying(senses, hidden, actions, device: device)),
        Variant("none", "leaky", "hebbian", 1, task, own, (senses, hidden, device) => new LeakyHebbian(senses, hidden, actions, device: device)),
        Variant("none", "leaky", "oja", 1, task, own, (senses, hidden, device) => new LeakyOja(senses, hidden, actions, device: device)),
        Variant("none", "leaky", "decaying", 1, task, own, (senses, hidden, device) => new LeakyDecaying(senses, hidden, actions, device: device)),
        Variant("none", "lstm", "hebbian", 1, task, own, (senses, hidden, device) => new LstmHebbian(senses, hidden, actions, device: device)),
        Variant("none", "lstm", "oja", 1, task, own, (senses, hidden, device) => new LstmOja(senses, hidden, actions, device: device)),
        Variant("none", "lstm", "decaying", 1, task, own, (senses, hidden, device) => new LstmDecaying(senses, hidden, actions, device: device)),
        Variant("none", "gru", "hebbian", 1, task, own, (senses, hidden, device) => new GruHebbian(senses, hidden, actions, device: device)),
        Variant("none", "gru", "oja", 1, task, own, (senses, hidden, device) => new GruOja(senses, hidden, actions, device: device)),
        Variant("none", "gru", "decaying", 1, task, own, (senses, hidden, device) => new GruDecaying(senses, hidden, actions, device: device)),
        Variant("simple", "vanilla", "oja", 1, task, own, (senses, hidden, device) => new VanillaOjaSimple(senses, hidden, actions, device: device)),
        Variant("simple", "vanilla", "decaying", 1, task, own, (senses, hidden, device) => new VanillaDecayingSimple(senses, hidden, actions, device: device)),
        Variant("simple", "leaky", "hebbian", 1, task, own, (senses, hidden, device) => new LeakyHebbianSimple(senses, hidden, actions, device: device)),
        Variant("simple", "leaky", "oja", 1, task, own, (senses, hidden, device) => new LeakyOjaSimple(senses, hidden, actions, device: device)),
        Variant("simple", "leaky", "decaying", 1, task, own, (senses, hidden, device) => new LeakyDecayingSimple(senses, hidden, actions, device: device)),
        Variant("simple", "lstm", "hebbian", 1, task, own, (senses, hidden, device) => new LstmHebbianSimple(senses, hidden, actions, device: device)),
        Variant("simple", "lstm", "oja", 1, task, own, (senses, hidden, device) => new LstmOjaSimple(senses, hidden, actions, device: device)),
        Variant("simple", "lstm", "decaying", 1, task, own, (senses, hidden, device) => new LstmDecayingSimple(senses, hidden, actions, device: device)),
        Variant("simple", "gru", "hebbian", 1, task, own, (senses, hidden, device) => new GruHebbianSimple(senses, hidden, actions, device: device)),
        Variant("simple", "gru", "oja", 1, task, own, (senses, hidden, device) => new GruOjaSimple(senses, hidden, actions, device: device)),
        Variant("simple", "gru", "decaying", 1, task, own, (senses, hidden, device) => new GruDecayingSimple(senses, hidden, actions, device: device)),
        Variant("retroactive", "vanilla", "oja", 2, task, own, (senses, hidden, device) => new VanillaOjaRetroactive(senses, hidden, actions, device: device)),
        Variant("retroactive", "vanilla", "decaying", 2, task, own, (senses, hidden, device) => new VanillaDecayingRetroactive(senses, hidden, actions, device: device)),
        Variant("retroactive", "leaky", "hebbian", 2, task, own, (senses, hidden, device) => new LeakyHebbianRetroactive(senses, hidden, actions, device: device)),
        Variant("retroactive", "leaky", "oja", 2, task, own, (senses, hidden, device) => new LeakyOjaRetroactive(senses, hidden, actions, device: device)),
        Variant("retroactive", "leaky", "decaying", 2, task, own, (senses, hidden, device) => new LeakyDecayingRetroactive(senses, hidden, actions, device: device)),
        Variant("retroactive", "lstm", "hebbian", 2, task, own, (senses, hidden, device) => new LstmHebbianRetroactive(senses, hidden, actions, device: device)),
        Variant("retroactive", "lstm", "oja", 2, task, own, (senses, hidden, device) => new LstmOjaRetroactive(senses, hidden, actions, device: device)),
        Variant("retroactive", "lstm", "decaying", 2, task, own, (senses, hidden, device) => new LstmDecayingRetroactive(senses, hidden, actions, device: device)),
        Variant("retroactive", "gru", "hebbian", 2, task, own, (senses, hidden, device) => new GruHebbianRetroactive(senses, hidden, actions, device: device)),
        Variant("retroactive", "gru", "oja", 2, task, own, (senses, hidden, device) => new GruOjaRetroactive(senses, hidden, actions, device: device)),
        Variant("retroactive", "gru", "decaying", 2, task, own, (senses, hidden, device) => new GruDecayingRetroactive(senses, hidden, actions, device: device)),
        Variant("rnn", "leaky", "none", 0, task, own, (senses, hidden, device) => new LeakyAgent(senses, hidden, actions, device: device)),
        Variant("rnn", "lstm", "none", 0, task, own, (senses, hidden, device) => new LstmAgent(senses, hidden, actions, device: device)),
        Variant("rnn", "gru", "none", 0, task, own, (senses, hidden, device) => new GruAgent(senses, hidden, actions, device: device)),
    ];

    private static NetworkChoice Variant<TOutput, TState>(
        string network, string cell, string rule, int matrices, ActorCriticTask task, IReadOnlyList<NetworkChoice> own, Func<int, int, Device, INetwork<TOutput, TState>> create)
        where TOutput : NetworkOutput, IActorCritic
        where TState : NetworkState<TState>
    {
        var basis = own.First(choice => choice.Name == network);
        var name = string.Join('-', new[] { network, cell == basis.Cell ? "" : cell, rule == basis.Rule ? "" : rule }.Where(part => part.Length > 0));
        return task.Agent(name, $"{basis.Description} ({cell}{(rule == "none" ? "" : $", {rule}")})", matrices, create) with { Family = network, Cell = cell, Rule = rule };
    }
}
