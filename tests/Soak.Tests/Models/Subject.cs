using System.Reflection;
using static TorchSharp.torch;

namespace Backpropamine.Soak.Tests.Models;

/// <summary>A network of any class.</summary>
internal abstract class Subject(PlasticModule module)
{
    public PlasticModule Module => module;

    /// <summary>The user's modules in it.</summary>
    public IReadOnlyList<Fragile> Fragile { get; } = [.. module.modules().OfType<Fragile>()];

    public abstract NetworkState Start(long lanes);

    public abstract (NetworkOutput Output, NetworkState State) Step(Tensor input, NetworkState state, Tensor? modulation);

    public abstract (NetworkOutput Outputs, NetworkState State, IReadOnlyList<NetworkState> Recorded) Unroll(
        Tensor input, NetworkState state, Tensor? reset, int record, Tensor? modulation);

    public abstract NetworkState Fork(NetworkState state);

    public abstract NetworkState Detach(NetworkState state);

    public abstract NetworkState Reset(NetworkState state, Tensor lanes);

    public abstract NetworkState To(NetworkState state);

    /// <summary>The tensors of an output.</summary>
    public static IEnumerable<(string Name, Tensor Value)> Named(NetworkOutput output) =>
        output.GetType().GetProperties().Select(property => (property.Name, (Tensor)property.GetValue(output)!));

    /// <summary>The parts of a state, as a user reads and sets them.</summary>
    public static IEnumerable<(string Name, Func<Tensor> Get, Action<Tensor> Set)> Parts(NetworkState state) =>
        from layer in state.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let parts = layer.GetValue(state)!
        from part in parts.GetType().GetProperties()
        select (layer.Name + "." + part.Name, (Func<Tensor>)(() => Get(part, parts)), (Action<Tensor>)(value => part.SetValue(parts, value)));

    private static Tensor Get(PropertyInfo part, object parts) => (Tensor)part.GetValue(parts)!;
}

/// <summary>A network of one class.</summary>
/// <typeparam name="TOutput">Its output type.</typeparam>
/// <typeparam name="TState">Its state type.</typeparam>
internal sealed class Subject<TOutput, TState>(INetwork<TOutput, TState> network) : Subject((PlasticModule)network)
    where TOutput : NetworkOutput
    where TState : NetworkState<TState>
{
    public override NetworkState Start(long lanes) => network.InitialState(lanes);

    public override (NetworkOutput Output, NetworkState State) Step(Tensor input, NetworkState state, Tensor? modulation)
    {
        var (output, next) = network.forward(input, (TState)state, modulation);
        return (output, next);
    }

    public override (NetworkOutput Outputs, NetworkState State, IReadOnlyList<NetworkState> Recorded) Unroll(
        Tensor input, NetworkState state, Tensor? reset, int record, Tensor? modulation)
    {
        var rollout = network.Unroll(input, (TState)state, reset, record, modulation);
        return (rollout.Outputs, rollout.State, rollout.Recorded);
    }

    public override NetworkState Fork(NetworkState state) => ((TState)state).Fork();

    public override NetworkState Detach(NetworkState state) => ((TState)state).Detach();

    public override NetworkState Reset(NetworkState state, Tensor lanes) => ((TState)state).Reset(lanes);

    public override NetworkState To(NetworkState state) => ((TState)state).To(device: CPU);
}
