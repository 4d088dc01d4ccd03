using Backpropamine.Benchmarks.Rows;
using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Networks;

/// <summary>Makes the contender of a rule.</summary>
internal static class ContenderFactory
{
    public static IContender Create(Rule rule, int inputs, int neurons, ScalarType dtype = ScalarType.Float32) => rule switch
    {
        Rule.Retroactive => new Contender<RetroactiveNetwork, RetroactiveNetwork.Output, RetroactiveNetwork.State>(new RetroactiveNetwork(inputs, neurons, dtype: dtype), lastOnly: false),
        Rule.Simple => new Contender<SimpleNetwork, SimpleNetwork.Output, SimpleNetwork.State>(new SimpleNetwork(inputs, neurons, dtype: dtype), lastOnly: false),
        Rule.Plastic => new Contender<UnmodulatedNetwork, UnmodulatedNetwork.Output, UnmodulatedNetwork.State>(new UnmodulatedNetwork(inputs, neurons, dtype: dtype), lastOnly: false),
        _ => new Contender<CompletionNetwork, CompletionNetwork.Output, CompletionNetwork.State>(new CompletionNetwork(inputs, neurons, dtype: dtype), lastOnly: true),
    };

    /// <summary>The rule's module for PyTorch, as text.</summary>
    public static string Module(Rule rule) => rule switch
    {
        Rule.Retroactive => RetroactiveNetwork.PyTorch,
        Rule.Simple => SimpleNetwork.PyTorch,
        Rule.Plastic => UnmodulatedNetwork.PyTorch,
        _ => CompletionNetwork.PyTorch,
    };
}
